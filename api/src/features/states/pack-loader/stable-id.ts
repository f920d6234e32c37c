import { createHash } from 'node:crypto';

/** The same id for the same key in every installation, so that an address still names the record after a fresh load. */
export function stableId(...key: (string | number | null)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(key)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
