/** The `next` of a page: made as the product makes it, so that the answers can be compared. */
export const cursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** A page of rows of which one too many was read. */
export function page<Row extends { view: unknown }>(rows: Row[], limit: number, keyOf: (row: Row) => string[]) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ view }) => view),
    next: rows.length > limit && last ? cursor(keyOf(last)) : null,
  };
}
