import type { Random } from '../random.ts';
import type { Draft } from '../request.ts';
import { hostileText } from './texts.ts';

const BOUNDARY = 'boundary-of-hostile-days';
const FORM: [string, string] = ['Content-Type', `multipart/form-data; boundary=${BOUNDARY}`];

interface Part {
  name: string;
  filename: string | undefined;
  content: Buffer;
  more?: string;
}

/** The form that a well-meaning client sends a file in. */
export function goodForm(random: Random): { headers: [string, string][]; body: Buffer } {
  return { headers: [FORM], body: formOf([goodPart(random)]) };
}

/** A form that is none, holds something else than it should, or a file that nobody should keep. */
export function spoiltForm(random: Random, draft: Draft): Draft {
  const part = goodPart(random);
  const form = formOf([part]);
  const typed = (type: string): Draft['headers'] => [
    ...draft.headers.filter(([name]) => name !== 'Content-Type'),
    ['Content-Type', type],
  ];
  switch (random.weighted({ content: 8, name: 5, part: 4, several: 2, cut: 4, type: 3, tail: 2 })) {
    case 'content':
      return { ...draft, body: formOf([{ ...part, content: badContent(random) }]) };
    case 'name':
      return { ...draft, body: formOf([{ ...part, filename: hostileText(random).replace(/["\r\n]/g, '') }]) };
    case 'part':
      return { ...draft, body: formOf([{ ...part, ...badPart(random) }]) };
    case 'several':
      return { ...draft, body: formOf(Array.from({ length: random.int(2, 200) }, () => goodPart(random))) };
    case 'cut':
      return { ...draft, body: form.subarray(0, random.int(0, form.length - 1)) };
    case 'type':
      return { ...draft, headers: typed(random.pick(TYPES)), body: form };
    case 'tail':
      return { ...draft, body: Buffer.concat([form, Buffer.from(random.pick(['x', '\0', `--${BOUNDARY}\r\n`]))]) };
  }
}

const TYPES = [
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=another',
  `multipart/form-data; boundary=${'x'.repeat(3_000)}`,
  `multipart/mixed; boundary=${BOUNDARY}`,
  `multipart/form-data; boundary="${BOUNDARY}"; charset=utf-7`,
];

function goodPart(random: Random): Part {
  // A mail is a file like any other, and some of them report that another did not arrive.
  const n = random.int(1, 50);
  const head = ['From: Officer <officer@foreign.gov.ke>', `Subject: Text ${n}`, `Message-ID: <${n}@foreign.gov.ke>`];
  if (random.chance(0.4)) head.push('X-Failed-Recipients: gone@foreign.gov.ke');
  const content = Buffer.from([...head, '', `Text ${n}`].join('\r\n'));
  return { name: 'file', filename: `note${random.int(1, 9)}.txt`, content };
}

function badPart(random: Random): Partial<Part> {
  return random.pick<Partial<Part>>([
    { name: 'other' },
    { name: '' },
    { name: '__proto__' },
    { name: 'file[0]' },
    { name: 'x'.repeat(5_000) },
    { filename: undefined },
    { filename: '' },
    { more: 'Content-Transfer-Encoding: base64\r\n' },
    { more: 'Content-Type: text/html\r\n' },
    { more: `X-Long: ${'x'.repeat(20_000)}\r\n` },
    { more: 'no header\r\n' },
  ]);
}

function badContent(random: Random): Buffer {
  const made: (() => Buffer)[] = [
    () => Buffer.alloc(0),
    () => Buffer.from('MZ\u0090\0\u0003\0', 'latin1'),
    () => Buffer.from('<html><script>alert(1)</script>'),
    () => Buffer.from('PK\u0003\u0004', 'latin1'),
    () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), noise(random, 2_000)]),
    () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(random, 2_000)]),
    () => Buffer.concat([Buffer.from('II*\0', 'latin1'), noise(random, 500)]),
    () => Buffer.from('504b0506ffffffffffffffffffffffffffffffffffff', 'hex'),
    () => noise(random, random.int(1, 3_000)),
    () => Buffer.from(hostileText(random)),
    () => Buffer.alloc(random.pick([262_145, 300_000]), 'x'),
  ];
  return random.pick(made)();
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}

function formOf(parts: readonly Part[]): Buffer {
  const written = parts.map(({ name, filename, content, more = '' }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${more}\r\n`;
    return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')]);
  });
  return Buffer.concat([...written, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
