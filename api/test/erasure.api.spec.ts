import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page, Problem } from '@demarche/contracts/common';
import type { PersonView, PostHoldingView } from '@demarche/contracts/people';
import type { MergeView } from '@demarche/contracts/people-merges';
import { PERSONAL_FIELDS } from '@demarche/domain/person';
import { sealPlainEntries } from '../src/platform/audit/seal-plain-entries.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, log, person, post } from './outreach.js';

let app: TestApp;
let isu: Client;

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo('2026-11-24T08:00:00Z');
  isu = await app.as('isu_officer');
});
afterAll(() => app.close());

const history = async (id: string) => (await isu.get<Page<AuditEntryView>>(`/api/audit?subject=${id}`)).body.items;

/** Every table whose rows, as text, hold the word. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await app.owner.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await app.owner.query<object[]>(
      `SELECT 1 FROM ${name} t WHERE to_jsonb(t)::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [word],
    );
    if (row) found.push(name);
  }
  return found;
}

describe('a person who is erased', () => {
  it('is gone from every table and from the audit; that somebody held the post and was met stays', async () => {
    const seat = await post(isu, 'AGO');
    const named = {
      name: 'Quetzalia Xolotl',
      email: 'quetzalia@example.org',
      phone: 'quetzalia',
      source: 'quetzalia card',
    };
    const gone = await person(isu, { ...named, name: 'X. Quetzalia', metAt: 'quetzalia met' });
    const made = await person(isu, { name: named.name, holding: { postId: seat.id, from: '2024-01-01' } });
    const path = `/api/people/${made.id}`;
    const addresses = [{ language: 'fr', salutation: 'Madame Quetzalia,' }];
    await isu.patch(path, { version: 1, ...named, addresses });
    await isu.post(`${path}/flags`, { kind: 'focal_point', evidence: 'Quetzalia said so', from: '2026-01-01' });
    const contact = await log(isu, { peopleMet: [{ personId: made.id }] });
    const versions = { keep: 2, gone: 1 };
    const merged = await isu.post<MergeView>('/api/people/merge', { keep: made.id, gone: gone.id, versions });
    expect((await tablesWith('quetzalia')).sort()).toEqual(['flag', 'person', 'person_merge']);
    expect((await history(made.id)).find(({ action }) => action === 'person.changed')?.after).toMatchObject(named);

    const stale = await isu.post<Problem>(`${path}/erase`, { version: 1, reason: 'Asked for' });
    expect(stale.body.code).toBe('version.stale');
    expect((await isu.post<Problem>(`${path}/erase`, { version: 3, reason: ' ' })).body.errors?.[0]?.field).toBe(
      'reason',
    );
    const erased = await isu.post<PersonView>(`${path}/erase`, { version: 3, reason: 'Asked for' });
    expect([erased.status, erased.body.name, erased.body.email]).toEqual([200, 'Erased person', null]);
    expect(await tablesWith('quetzalia')).toEqual([]);
    expect(await tablesWith('xolotl')).toEqual([]);

    const after = await history(made.id);
    expect(after.map(({ action }) => action).sort()).toEqual(
      ['flag.added', 'person.added', 'person.changed', 'person.erased', 'person.merged', 'holding.added'].sort(),
    );
    const changed = after.find(({ action }) => action === 'person.changed');
    expect(changed?.after).toMatchObject({ id: made.id, label: 'internal', erased: true });
    expect(changed?.after).not.toHaveProperty('name');
    expect(after.find(({ action }) => action === 'person.erased')?.reason).toBe('Asked for');

    const held = (await isu.get<PostHoldingView[]>(`/api/posts/${seat.id}/holdings`)).body;
    expect(held.map(({ person: { name }, from }) => [name, from])).toEqual([['Erased person', '2024-01-01']]);
    const met = await isu.get<{ peopleMet: { person: { name: string } }[] }>(`/api/engagements/${contact.id}`);
    expect(met.body.peopleMet.map(({ person: { name } }) => name)).toEqual(['Erased person']);
    expect((await isu.get<Page<PersonView>>('/api/people?q=erased')).body.items).toEqual([]);

    for (const [way, body] of [
      [path, { version: 4, name: 'Back' }],
      [`${path}/erase`, { version: 4, reason: 'Again' }],
      [`${path}/flags`, { kind: 'focal_point', evidence: 'x', from: '2026-01-01' }],
    ] as const) {
      const refused = await isu.send<Problem>(way === path ? 'PATCH' : 'POST', way, body);
      expect([refused.status, refused.body.code]).toEqual([409, 'person.erased']);
    }
    expect((await isu.post<Problem>(`/api/people/merges/${merged.body.id}/undo`)).body.code).toBe('merge.erased');
    // Their time in the post can still be ended.
    const ended = await isu.post(`/api/posts/${seat.id}/holder`, { version: 1, from: '2026-11-01' });
    expect(ended.status).toBe(201);
  });

  it('is gone from entries that were written before there were keys, once the owner of the audit sealed them', async () => {
    const made = await person(isu, { name: 'Plain' });
    await app.owner.query(
      `INSERT INTO audit_entry (id, at, action, subject_kind, subject_id, actor_name, request_id, before, after)
       VALUES ($1, '2026-01-01', 'person.changed', 'person', $2, 'x', 'x', $3, $4)`,
      [randomUUID(), made.id, { name: 'Plainspoken', label: 'internal' }, { name: 'Plainspoken 2', label: 'internal' }],
    );
    expect(await tablesWith('plainspoken')).toEqual(['audit_entry']);
    const runner = app.owner.createQueryRunner();
    await runner.startTransaction();
    await sealPlainEntries(runner, 'person', PERSONAL_FIELDS);
    await runner.commitTransaction();
    await runner.release();
    expect(await tablesWith('plainspoken')).toEqual([]);
    const oldest = (await history(made.id)).at(-1);
    expect([oldest?.before, oldest?.after]).toEqual([
      { name: 'Plainspoken', label: 'internal' },
      { name: 'Plainspoken 2', label: 'internal' },
    ]);
    await expect(app.owner.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toThrow('append-only');
    await isu.post(`/api/people/${made.id}/erase`, { version: 1, reason: 'Asked for' });
    expect((await history(made.id)).at(-1)?.before).toEqual({ label: 'internal', erased: true });
  });
});
