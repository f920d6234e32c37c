import type { Random } from '../random.ts';
import type { Draft } from '../request.ts';

/** What goes over the wire where a request should, and what may become of it. */
export interface RawAttack {
  bytes: Buffer;
  unreadable: boolean;
  unfinished: boolean;
}

/** Bytes that are nearly HTTP. `head` is the head of a good request without its last, empty line. */
export function nearlyHttp(random: Random, { method, target, body = Buffer.alloc(0) }: Draft, head: string): RawAttack {
  const bytes = (text: string, more: Partial<RawAttack> = {}): RawAttack => ({
    bytes: Buffer.concat([Buffer.from(text, 'latin1')]),
    unreadable: true,
    unfinished: false,
    ...more,
  });
  const length = body.length;
  const chunked = `${length.toString(16)}\r\n${body.toString('latin1')}\r\n0\r\n\r\n`;
  const text = body.toString('latin1');
  const attacks: (() => RawAttack)[] = [
    () => bytes(`${head}Content-Length: -1\r\n\r\n${text}`),
    () => bytes(`${head}Content-Length: 1e3\r\n\r\n${text}`),
    () => bytes(`${head}Content-Length: ${'9'.repeat(30)}\r\n\r\n${text}`),
    () => bytes(`${head}Content-Length: ${length}\r\nContent-Length: ${length + 1}\r\n\r\n${text}`),
    () => bytes(`${head}Content-Length: ${length + 50}\r\n\r\n${text}`, { unfinished: true }),
    () => bytes(`${head}Content-Length: ${Math.max(0, length - 1)}\r\n\r\n${text}`),
    () => bytes(`${head}Content-Length: ${length}\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`),
    () => bytes(`${head}Transfer-Encoding: chunked\r\n\r\n${chunked}`, { unreadable: false }),
    () => bytes(`${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n${text}\r\n0\r\n\r\n`),
    () => bytes(`${head}Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n${text}`, { unfinished: true }),
    () => bytes(`${head}Transfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}\r\nabcde\r\n0\r\n\r\n`),
    () => bytes(`${head}Transfer-Encoding: gzip, chunked\r\n\r\n${chunked}`, { unreadable: false }),
    () => bytes(`${head}Transfer-Encoding: identity\r\n\r\n${text}`),
    () => bytes(`${head}Transfer-Encoding : chunked\r\n\r\n${chunked}`),
    () => bytes(`${head}Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n${text}`, { unreadable: false }),
    () => bytes(`${head}Expect: the-impossible\r\nContent-Length: ${length}\r\n\r\n${text}`),
    () => bytes(`${head}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n`, { unreadable: false }),
    () => bytes(`${head}No colon here\r\n\r\n`),
    () => bytes(`${head}Bad Name: 1\r\n\r\n`),
    () => bytes(`${head}X: a\r\n folded\r\n\r\n`),
    () => bytes(`${head}X: a\u0000b\r\n\r\n`),
    () => bytes(`${head}X: a\rb\r\n\r\n`),
    () => bytes(`${head}\r\n`.replaceAll('\r\n', '\n')),
    () => bytes(head, { unfinished: true }),
    () => bytes(head.slice(0, random.int(1, head.length - 1)), { unfinished: true }),
    () => bytes(`${method} ${target} HTTP/9.9\r\nHost: x\r\n\r\n`),
    () => bytes(`${method} ${target} HTTP/1.0\r\n\r\n`, { unreadable: false }),
    () => bytes(`${method} ${target}\r\n\r\n`),
    () => bytes(`${method}  ${target}  HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes(`${method} ${target} HTTP/1.1\r\nConnection: close\r\n\r\n`),
    () => bytes(`${method} ${target} HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n`),
    () => bytes(`${method} ${target}\u0000 HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes(`${method} ${target}\t<>"{}|\\^\` HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes(`${method.toLowerCase()} ${target} HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes(`CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => bytes('\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'),
    () => bytes('\r\n\r\n\r\n', { unfinished: true }),
    () => bytes(Array.from({ length: 300 }, () => String.fromCharCode(random.int(0, 255))).join('') + '\r\n\r\n'),
  ];
  return random.pick(attacks)();
}
