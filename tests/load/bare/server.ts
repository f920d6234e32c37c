import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { contactsOf } from './contacts.ts';
import { countsOf } from './counts.ts';
import { engagementsOf } from './engagements.ts';
import { lettersOf } from './letters.ts';
import { logContact } from './log.ts';
import { peopleNamed } from './people.ts';
import type { Reader } from './reader.ts';
import { statePage } from './state-page.ts';
import { overdueOf } from './tasks.ts';

/**
 * What the product is measured against: Node's own HTTP server and statements written by hand, with the same label
 * conditions, the same audit entry, the same pool and prepared statements. Its reader is fixed: it checks no session, no
 * token and no input.
 */
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const { DATABASE_URL, DATABASE_POOL, READER } = process.env;
const reader = JSON.parse(READER ?? '{}') as Reader;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL), idleTimeoutMillis: 0 });

async function answer(req: IncomingMessage): Promise<unknown> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const text = (name: string): string => url.searchParams.get(name) ?? '';
  const limit = Number(url.searchParams.get('limit') ?? 50);
  if (req.method === 'POST') return logContact(pool, reader, JSON.parse(await bodyOf(req)) as never);
  switch (url.pathname) {
    case '/api/engagements':
      return engagementsOf(pool, reader, text('state'), limit);
    case '/api/engagements/counts':
      return countsOf(pool, reader, text('state'), limit);
    case '/api/letters':
      return lettersOf(pool, reader, text('state'), limit);
    case '/api/tasks':
      return overdueOf(pool, reader, text('assigneeUser'), limit);
    case '/api/people':
      return peopleNamed(pool, reader, text('q'), limit);
    default:
      if (url.pathname.endsWith('/contacts')) return contactsOf(pool, reader, url.pathname.split('/').at(-2) ?? '');
      return statePage(pool, reader, url.pathname.split('/').at(-1) ?? '');
  }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text);
}

const server = createServer((req, res) => {
  answer(req).then(
    (body) => send(res, req.method === 'POST' ? 201 : 200, body),
    (error: Error) => send(res, 500, { error: error.message }),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.({ type: 'ready' }));
process.on('SIGTERM', () => process.exit(0));
