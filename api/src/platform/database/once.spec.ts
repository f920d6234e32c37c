import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { Once, withOnce } from './once.js';

const words = (text: string) => text.replace(/\s+/g, ' ');

describe('withOnce', () => {
  const lists = new Once(sql`SELECT ARRAY(SELECT id FROM list WHERE owner = ${'me'}) AS value`);

  it('leaves a statement without shared values as it is', () => {
    const statement = sql`SELECT ${1}`;
    expect(withOnce(statement)).toBe(statement);
  });

  it('looks a value up once, however often it is read', () => {
    const { text, values } = withOnce(sql`SELECT ${1} WHERE a <@ ${lists} OR b <@ ${lists} AND c = ${2}`);
    expect(words(text)).toBe(
      'WITH once_0 AS MATERIALIZED (SELECT ARRAY(SELECT id FROM list WHERE owner = $1) AS value) ' +
        'SELECT $2 WHERE a <@ (SELECT value FROM once_0) OR b <@ (SELECT value FROM once_0) AND c = $3',
    );
    expect(values).toEqual(['me', 1, 2]);
  });

  it('goes before a WITH of the statement itself, and keeps several apart', () => {
    const other = new Once(sql`SELECT 7 AS value`);
    const { text } = withOnce(sql`
      WITH page AS (SELECT ${other} AS n) SELECT n FROM page WHERE a <@ ${lists}`);
    expect(words(text)).toMatch(
      /^WITH once_0 AS .* once_1 AS .*, page AS \(SELECT \(SELECT value FROM once_0\) AS n\) SELECT n .* once_1\)$/,
    );
  });
});
