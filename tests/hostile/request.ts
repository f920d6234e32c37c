/** A request as it is made, before the session of whoever sends it is known. */
export interface Draft {
  method: string;
  /** Path and query as they go out, escapes and all. */
  target: string;
  headers: [name: string, value: string][];
  body?: Buffer;
  /** Leaves out what a client adds by itself. */
  without?: ('host' | 'cookie' | 'csrf' | 'content-length' | 'connection')[];
}

export interface HostileRequest {
  number: number;
  /** The route that is meant. */
  operation: string;
  attack: string;
  /** Who sends it; null: somebody without a session. */
  actor: string | null;
  bytes: Buffer;
  /** True where the bytes are no HTTP that names a field, so that the answer cannot either. */
  unreadable: boolean;
  /** True where the request never ends: the server may close the connection without a word once the sender has. */
  unfinished: boolean;
}

export interface Credentials {
  cookie: string;
  csrf: string;
}

/** Whether a head can be read as HTTP at all: where it cannot, no answer can name a field. */
export function isReadable({ method, target, headers }: Draft): boolean {
  const head = Buffer.from([method, target, ...headers.flat()].join(''), 'latin1');
  const controls = head.some((byte) => (byte < 0x20 && byte !== 0x09) || byte === 0x7f);
  return !controls && !target.includes(' ') && /^(\/|\*$|https?:)/.test(target);
}

/** The bytes of a draft. */
export function toBytes(draft: Draft, who: Credentials | undefined): Buffer {
  return Buffer.concat([Buffer.from(`${headOf(draft, who)}\r\n`, 'latin1'), draft.body ?? Buffer.alloc(0)]);
}

/** Without the empty line that ends it. Heads are written in Latin-1: one character, one byte, whatever the character. */
export function headOf(draft: Draft, who: Credentials | undefined): string {
  const without = new Set(draft.without);
  const lines = [`${draft.method} ${draft.target} HTTP/1.1`];
  if (!without.has('host')) lines.push('Host: 127.0.0.1');
  if (!without.has('connection')) lines.push('Connection: close');
  if (who && !without.has('cookie')) lines.push(`Cookie: ${who.cookie}`);
  if (who && !without.has('csrf') && draft.method !== 'GET') lines.push(`X-CSRF-Token: ${who.csrf}`);
  if (draft.body !== undefined && !without.has('content-length')) lines.push(`Content-Length: ${draft.body.length}`);
  lines.push(...draft.headers.map(([name, value]) => `${name}: ${value}`));
  return `${lines.join('\r\n')}\r\n`;
}
