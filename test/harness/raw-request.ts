import net from 'node:net';

/** An answer, read from the bytes of the connection. */
export interface RawAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What no well-behaved client sends: says this to the server, word for word, and reads until the connection ends. */
export function say(url: string, words: string): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(words));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => done(parsed(answer)));
    socket.on('error', failed);
  });
}

/** The first answer of a connection; status 0 when it ended without one. */
function parsed(answer: string): RawAnswer {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(':')[0]?.toLowerCase(), line.replace(/^[^:]*: ?/, '')]);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: rest.join('\r\n\r\n'),
  };
}
