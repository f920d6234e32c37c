import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Random } from '../random.ts';
import type { Draft } from '../request.ts';
import { hostileText } from './texts.ts';

const TYPES = [
  '',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json; charset=klingon',
  'application/json; charset="',
  'application/JSON;CHARSET=UTF-8',
  'application/problem+json',
  'application/vnd.api+json',
  'application/json, text/plain',
  '*/*',
  '/',
  ';',
  'application/json; boundary=\u00ff',
  'application/octet-stream',
];

/** The body announced as something else, or packed. */
export function misannounced(random: Random, draft: Draft): Draft {
  const body = draft.body ?? Buffer.from('{}');
  const headers = draft.headers.filter(([name]) => name !== 'Content-Type');
  const packed = (encoding: string, bytes: Buffer): Draft => ({
    ...draft,
    headers: [...headers, ['Content-Type', 'application/json'], ['Content-Encoding', encoding]],
    body: bytes,
  });
  switch (random.weighted({ type: 6, gzip: 2, bomb: 1, br: 1, deflate: 1, lie: 2 })) {
    case 'type':
      return { ...draft, headers: [...headers, ['Content-Type', random.pick(TYPES)]], body };
    case 'gzip':
      return packed('gzip', gzipSync(body));
    case 'bomb':
      return packed('gzip', gzipSync(Buffer.alloc(20_000_000, 0x20)));
    case 'br':
      return packed('br', brotliCompressSync(body));
    case 'deflate':
      return packed('deflate', deflateSync(body));
    case 'lie':
      return packed(random.pick(['gzip', 'br', 'identity', 'zstd', 'x', 'gzip, gzip', '']), body);
  }
}

const NAMES = [
  'Accept',
  'Accept-Language',
  'Accept-Encoding',
  'Authorization',
  'Forwarded',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'Idempotency-Key',
  'Origin',
  'Range',
  'Referer',
  'User-Agent',
  'Upgrade',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-HTTP-Method-Override',
  'X-Original-URL',
  'X-Request-Id',
  'X-CSRF-Token',
  'Cookie',
  'Host',
  'Date',
  'TE',
  'Via',
  '__proto__',
  'constructor',
];
const VALUES = [
  '*',
  'bytes=0-',
  'bytes=-99999999999',
  '127.0.0.1',
  '::ffff:127.0.0.1, x, ',
  'DELETE',
  'websocket',
  '/api/users',
  'Wed, 31 Feb 2026 25:61:61 GMT',
  'q=;;;',
  'de;q=NaN',
  'Bearer x',
  'Basic \u00ff\u00fe',
  "' OR 1=1 --",
  '"',
  '%00',
  '../..',
  '{}',
  ' ',
  '\t',
];

/** Headers that no client of ours sends. */
export function spoiltHeaders(random: Random, draft: Draft): Draft {
  const name = random.pick(NAMES);
  const add = (...headers: [string, string][]): Draft => ({ ...draft, headers: [...draft.headers, ...headers] });
  switch (random.weighted({ value: 6, text: 3, twice: 2, long: 1, many: 1, cookie: 4, csrf: 2, key: 2 })) {
    case 'value':
      return add([name, random.pick(VALUES)]);
    case 'text':
      return add([name, inHeader(hostileText(random).slice(0, 2_000))]);
    case 'twice':
      return add([name, random.pick(VALUES)], [name, random.pick(VALUES)]);
    case 'long':
      return add([name, 'x'.repeat(random.pick([4_000, 12_000, 17_000, 100_000]))]);
    case 'many':
      return add(...Array.from({ length: random.pick([50, 500, 3_000]) }, (_, i): [string, string] => [`X-${i}`, '1']));
    case 'cookie': {
      const value = random.pick([
        'demarche=',
        'demarche="',
        'demarche=x; demarche=y',
        'demarche=%00',
        'demarche=%ff',
        '=;=;=',
        'demarche',
        '__proto__=1',
        `demarche=${'x'.repeat(43)}`,
        `demarche=${inHeader(hostileText(random).slice(0, 500))}`,
        ';'.repeat(2_000),
      ]);
      return { ...add(['Cookie', value]), without: random.chance(0.7) ? ['cookie'] : [] };
    }
    case 'csrf':
      return {
        ...add(
          ...(random.chance(0.5)
            ? [['X-CSRF-Token', inHeader(hostileText(random).slice(0, 300))] as [string, string]]
            : []),
        ),
        without: ['csrf'],
      };
    case 'key':
      return add([
        'Idempotency-Key',
        inHeader(
          random.pick([
            hostileText(random).slice(0, 300),
            '00000000-0000-4000-8000-000000000000',
            '00000000-0000-4000-8000-00000000000G',
          ]),
        ),
      ]);
  }
}

/** As far as it can stand in a header at all: what ends the header is sent by another attack. */
function inHeader(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/[\r\n]/g, '')
    .replaceAll('\0', '');
}

const METHODS = [
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LOCK',
  'REPORT',
  'MKCOL',
  'PURGE',
  'SEARCH',
  'QUERY',
  'PUT',
  'PATCH',
  'DELETE',
  'POST',
  'GET',
];

export function otherMethod(random: Random, draft: Draft): Draft {
  return { ...draft, method: random.pick(METHODS) };
}
