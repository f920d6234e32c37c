import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { migrations } from './migrations.js';
import { demandPresentSchema } from './schema-version.js';

const all = migrations.map(({ name }) => ({ name }));
const demand = (there: boolean, done: { name: string }[]) =>
  demandPresentSchema({
    query: (text: string) => Promise.resolve(text.includes('to_regclass') ? [{ there }] : done),
  } as unknown as DataSource);

describe('demandPresentSchema', () => {
  it('is content with exactly this schema', async () => {
    await expect(demand(true, all)).resolves.toBeUndefined();
  });
  it('sends to the migration where there is less', async () => {
    await expect(demand(false, [])).rejects.toThrow('The database is not migrated');
    await expect(demand(true, all.slice(1))).rejects.toThrow('The database is not migrated');
  });
  it('refuses a schema that is newer', async () => {
    await expect(demand(true, [...all, { name: 'Later9990000000000' }])).rejects.toThrow(/newer.*Later9990000000000/);
  });
  it('knows every migration once, in the order of their numbers', () => {
    const numbers = migrations.map(({ name }) => Number(name.slice(-13)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });
});
