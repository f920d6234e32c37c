import { randomUUID } from 'node:crypto';
import type { EngagementCreated, EngagementView } from '@demarche/contracts/engagements';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { Label } from '@demarche/domain/labels';
import type { TestApp } from './app.js';
import type { Client } from './client.js';

const STATES = {
  AGO: ['AO', '024', 'Angola'],
  KEN: ['KE', '404', 'Kenya'],
  NOR: ['NO', '578', 'Norway'],
  TON: ['TO', '776', 'Tonga'],
} as const;

/** The few States that these tests name, and the treaty they are about, where no pack has brought them. */
export async function haveStates({ owner }: TestApp): Promise<void> {
  for (const [iso3, [iso2, m49, name]] of Object.entries(STATES)) {
    await owner.query(
      `INSERT INTO state (iso3, iso2, m49, name, formal_name, region, sub_region, un_member, un_admitted_on, source)
       VALUES ($1, $2, $3, $4, $4, 'region', 'sub-region', true, '1970-01-01', 'test') ON CONFLICT DO NOTHING`,
      [iso3, iso2, m49, name],
    );
  }
  await owner.query(
    `INSERT INTO treaty (key, code, name, rules, settings, source) VALUES ('ccm', 'CCM', 'Convention', '{}', '{}', 'test') ON CONFLICT DO NOTHING`,
  );
}

/** Logs a contact over HTTP. Throws unless it was made. */
export async function log(client: Client, body: object = {}): Promise<EngagementView> {
  const request = { kind: 'call', on: '2026-11-20', states: ['AGO'], label: 'internal', ...body };
  const answer = await client.post<EngagementCreated>('/api/engagements', request);
  if (answer.status !== 201) throw new Error(`log: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.engagement;
}

/** A person made over HTTP, in a post of theirs where one is given. */
export async function person(client: Client, body: object = {}): Promise<PersonView> {
  const answer = await client.post<PersonView>('/api/people', { name: `Officer ${randomUUID()}`, ...body });
  if (answer.status !== 201) throw new Error(`person: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A post at the Permanent Mission of a State. */
export async function post(client: Client, state: string, body: object = {}): Promise<PostView> {
  const institution = { name: `Permanent Mission of ${state}`, kind: 'permanent_mission', state, city: 'Geneva' };
  const answer = await client.post<PostView>('/api/posts', { function: 'Counsellor', institution, ...body });
  if (answer.status !== 201) throw new Error(`post: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What a row of `engagement` looks like that was made past the API. */
export async function insertEngagement(
  app: TestApp,
  row: {
    label: Label;
    caveats?: string[];
    title: string;
    state: string;
    owner: string;
    office: string;
    lists?: string[];
    on?: string;
  },
): Promise<string> {
  const id = randomUUID();
  await app.owner.query(
    `INSERT INTO engagement (id, treaty_key, kind, status, on_day, title, folded, office_id, owner_id, label, caveats,
       effective_label, effective_caveats, access_lists, created_at, updated_at)
     VALUES ($1, 'ccm', 'call', 'held', $2, $3, lower($3), $4, $5, $6, $7, $6, $7, $8, '2026-11-01Z', '2026-11-01Z')`,
    [id, row.on ?? '2026-11-01', row.title, row.office, row.owner, row.label, row.caveats ?? [], row.lists ?? []],
  );
  await app.owner.query(
    `INSERT INTO engagement_state (engagement_id, iso3, position, treaty_key, status, on_day, is_contact, effective_label,
       effective_caveats, access_lists)
     SELECT id, $2, 1, treaty_key, status, on_day, true, effective_label, effective_caveats, access_lists
     FROM engagement WHERE id = $1`,
    [id, row.state],
  );
  return id;
}
