/** A browser without a screen: it keeps cookies by host, follows redirects, and tells where it came. */
export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  /** Every Set-Cookie on the way. */
  readonly setCookies: readonly string[];
}

export class CookieJar {
  private readonly cookies = new Map<string, Map<string, { value: string; path: string }>>();

  /** The value of a cookie of this host; undefined: there is none. */
  cookie(url: string, name: string): string | undefined {
    return this.cookies.get(new URL(url).host)?.get(name)?.value;
  }

  setCookie(url: string, name: string, value: string): void {
    this.ofHost(url).set(name, { value, path: '/' });
  }

  async get(url: string, headers: Record<string, string> = {}, follow = true): Promise<Answer> {
    return this.ask(url, { headers }, follow, []);
  }

  async post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(url, { method: 'POST', body: new URLSearchParams(fields), headers }, true, []);
  }

  private async ask(url: string, init: RequestInit, follow: boolean, seen: readonly string[]): Promise<Answer> {
    const cookie = [...this.ofHost(url)]
      .filter(([, { path }]) => new URL(url).pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    const setCookies = [...seen, ...answer.headers.getSetCookie()];
    for (const line of answer.headers.getSetCookie()) this.keep(url, line);
    const location = answer.headers.get('location');
    if (follow && location !== null && answer.status >= 300 && answer.status < 400) {
      await answer.arrayBuffer();
      return this.ask(new URL(location, url).href, {}, follow, setCookies);
    }
    return { status: answer.status, url, headers: answer.headers, text: await answer.text(), setCookies };
  }

  private keep(url: string, line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const isGone = value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(line);
    if (isGone) this.ofHost(url).delete(name);
    else this.ofHost(url).set(name, { value, path });
  }

  private ofHost(url: string): Map<string, { value: string; path: string }> {
    const { host } = new URL(url);
    const known = this.cookies.get(host) ?? new Map<string, { value: string; path: string }>();
    this.cookies.set(host, known);
    return known;
  }
}
