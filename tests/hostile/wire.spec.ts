import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange } from './wire.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

/** A server that says these bytes to whoever sends anything, and closes if it is told to. */
async function says(text: string | undefined, close = false): Promise<number> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (text !== undefined) socket.write(text);
      if (close) socket.end();
    });
  });
  await new Promise<void>((up) => server?.listen(0, '127.0.0.1', up));
  return (server.address() as AddressInfo).port;
}
const bytes = Buffer.from('GET / HTTP/1.1\r\n\r\n');
const answer = async (text: string, close = false, sent = bytes) => {
  const outcome = await exchange(await says(text, close), sent);
  return outcome.kind === 'answered' ? [outcome.answer.status, outcome.answer.body.toString()] : outcome.kind;
};

describe('an exchange', () => {
  it.each<[string, string, boolean, unknown]>([
    ['of a known length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc', false, [200, 'ab']],
    [
      'in chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
      false,
      [200, 'abc'],
    ],
    ['until the end', 'HTTP/1.1 404 Not Found\r\n\r\nall', true, [404, 'all']],
    ['after being told to go on', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n', false, [204, '']],
    [
      'of a stream that has no end',
      'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; x\r\n\r\ndata',
      false,
      [200, ''],
    ],
    ['that is half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc', true, 'dropped'],
    ['that is no answer', '', true, 'dropped'],
  ])('%s', async (_what, text, close, expected) => {
    expect(await answer(text, close)).toEqual(expected);
  });

  it('with HEAD has no body, whatever its length', async () => {
    expect(
      await answer('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', false, Buffer.from('HEAD / HTTP/1.1\r\n\r\n')),
    ).toEqual([200, '']);
  });

  it('that is never answered is given up', async () => {
    expect(await exchange(await says(undefined), bytes, { patience: 50 })).toEqual({ kind: 'hung' });
  });
});
