import { connect } from 'node:net';

export interface Answer {
  status: number;
  headers: Map<string, string>;
  body: Buffer;
  milliseconds: number;
}
export type Outcome = { kind: 'answered'; answer: Answer } | { kind: 'dropped' } | { kind: 'hung' };

/** What a server that is well answers within, on a machine that is busy. */
export const PATIENCE_MS = 20_000;

/**
 * Sends bytes as they are, over a connection of their own, and reads one answer.
 * @param end closes our half after the bytes: nothing more will come
 */
export function exchange(port: number, bytes: Buffer, { end = false, patience = PATIENCE_MS } = {}): Promise<Outcome> {
  const began = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const method = bytes.subarray(0, 5).toString('latin1');
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const readSoFar = (closed: boolean): void => {
      const answer = readAnswer(Buffer.concat(chunks), method === 'HEAD ', closed);
      if (answer) settle({ kind: 'answered', answer: { ...answer, milliseconds: performance.now() - began } });
      else if (closed) settle({ kind: 'dropped' });
    };
    const timer = setTimeout(() => settle({ kind: 'hung' }), patience);
    socket.on('connect', () => (end ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      readSoFar(false);
    });
    // A server that refuses a long body while we still write may reset; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => readSoFar(true));
  });
}

/** The first final answer among the bytes, or undefined while it is not whole. */
function readAnswer(bytes: Buffer, headOnly: boolean, closed: boolean): Omit<Answer, 'milliseconds'> | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200) return readAnswer(rest, headOnly, closed);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  // A stream of events has no end: that it began is the answer.
  const noBody =
    headOnly ||
    status === 204 ||
    status === 304 ||
    headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = noBody ? Buffer.alloc(0) : bodyOf(rest, headers, closed);
  return body && { status, headers, body };
}

function bodyOf(bytes: Buffer, headers: ReadonlyMap<string, string>, closed: boolean): Buffer | undefined {
  if (headers.get('transfer-encoding') === 'chunked') return unchunked(bytes);
  const length = headers.get('content-length');
  if (length === undefined) return closed ? bytes : undefined;
  return bytes.length >= Number(length) ? bytes.subarray(0, Number(length)) : undefined;
}

function unchunked(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(parts);
    if (bytes.length < line + 2 + size + 2) return undefined;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
