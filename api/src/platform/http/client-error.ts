import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '@demarche/contracts/common';

const PROBLEM = 'application/problem+json';

/** Answers bytes that Node's parser cannot read as a request: headers that are too long (431), or no HTTP at all (400). */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  end(socket, problemOf(error.code));
}

/** Nobody tunnels through us: Node would close the connection without a word. */
export function refuseTunnel(_req: IncomingMessage, socket: Duplex): void {
  end(socket, problem(400, 'request.invalid', 'There is no way through here to other servers.', 'path'));
}

/** Answers a request that expects of us what nobody offers (RFC 9110, 10.1.1); Node would answer without a word. */
export function refuseExpectation(_req: IncomingMessage, res: ServerResponse): void {
  const told = problem(417, 'request.expectation', 'Leave out the header Expect.');
  res.writeHead(told.status, { 'Content-Type': PROBLEM, Connection: 'close' }).end(JSON.stringify(told));
}

/** By the name that Node's parser gives to what it met. */
function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return problem(431, 'request.headers_too_long', 'Address and headers together may hold at most 16 kB.');
  }
  if (code === 'HPE_INVALID_URL') {
    return problem(400, 'request.invalid', 'The address holds characters that must be escaped.', 'path');
  }
  return problem(400, 'request.invalid', 'This is not a request that can be read.');
}

function problem(status: number, code: string, detail: string, field?: string): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    ...(field !== undefined && { errors: [{ field, code, message: detail }] }),
    requestId: randomUUID(),
  };
}

function end(socket: Duplex, told: Problem): void {
  const body = JSON.stringify(told);
  socket.end(
    `HTTP/1.1 ${told.status} ${told.title}\r\nContent-Type: ${PROBLEM}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
