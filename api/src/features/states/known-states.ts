import sql from 'sql-template-tag';
import { rows, type Runner } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';

/** Throws 400 naming the field (with its place in the list, where `field` ends in `.`) for a code that no State has. */
export async function demandStates(db: Runner, codes: readonly string[], field: string): Promise<void> {
  if (codes.length === 0) return;
  const known = await rows<{ iso3: string }>(
    db,
    sql`SELECT iso3 FROM state WHERE iso3 = ANY(${[...codes]}) AND retired_at IS NULL`,
  );
  const unknown = codes.findIndex((code) => !known.some(({ iso3 }) => iso3 === code));
  if (unknown < 0) return;
  const name = field.endsWith('.') ? `${field}${unknown}` : field;
  throw invalidField(name, 'state.unknown', 'There is no State with this code.');
}
