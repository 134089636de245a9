/** What a page of ours may load and where its forms may lead: to ourselves, and on to the identity provider. */
export function pageHeaders(formTargets: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      ["form-action 'self'", ...formTargets].join(' '),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join(';'),
  };
}
