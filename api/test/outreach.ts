import { randomUUID } from 'node:crypto';
import type { EngagementCreated, EngagementView } from '@demarche/contracts/engagements';
import type { PersonView, PostView } from '@demarche/contracts/people';
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
