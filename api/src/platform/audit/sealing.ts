import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What entries say of people, as they stand in the audit: `sealed` holds the fields that were taken out. */
export type Content = Record<string, unknown>;

const IV = 12;
const TAG = 16;

export function newKey(): Buffer {
  return randomBytes(32);
}

/** Whether there is anything to seal: an absent or empty field tells nothing. */
export function tells(content: Content | null, fields: readonly string[]): boolean {
  return content !== null && fields.some((field) => !isEmpty(content[field]));
}

/** `content` with the fields taken out and put under the key of `subject`: AES-256-GCM, bound to the subject. */
export function sealed(content: Content, fields: readonly string[], subject: string, key: Buffer): Content {
  const inside = Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field)));
  const rest = Object.fromEntries(Object.entries(content).filter(([field]) => !fields.includes(field)));
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(subject));
  const text = Buffer.concat([cipher.update(JSON.stringify(inside), 'utf8'), cipher.final()]);
  return { ...rest, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64') };
}

/** The content as it was written. Without the key, what it said is gone: `erased`. Throws where it was tampered with. */
export function opened(content: Content, subject: string, key: Buffer | undefined): Content {
  const { sealed: hidden, ...rest } = content;
  if (typeof hidden !== 'string') return content;
  if (!key) return { ...rest, erased: true };
  const bytes = Buffer.from(hidden, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
    .setAAD(Buffer.from(subject))
    .setAuthTag(bytes.subarray(IV, IV + TAG));
  const text = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
  return { ...rest, ...(JSON.parse(text) as Content) };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
