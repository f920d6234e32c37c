import type { TestApp } from '../app.js';
import { Client } from '../client.js';
import type { Role } from '@demarche/domain/permissions';
import { type Reader, READERS } from './expected.js';
import { type Open, plantTheOpen } from './open.js';

/** Who is there: the readers, and those of whom masked records must not tell. */
export interface World {
  app: TestApp;
  readers: Map<Reader, Client>;
  /** Made everything. Stands on every list, holds an office of its own. */
  planter: Client;
  /** Of ours; took part in everything. */
  companion: Client;
  /** What stands open beside the records. */
  open: Open;
}

const TODAY = '2026-11-24';
export const NOW = `${TODAY}T08:00:00Z`;

export async function peopleTheWorld(app: TestApp): Promise<World> {
  await app.moveClockTo(NOW);
  const readers = new Map<Reader, Client>();
  for (const reader of READERS) readers.set(reader, await signIn(app, reader));
  const secretariat = await app.make.office('isu', 'Secretariat zzsecretariat');
  const planter = await named(app, 'zzplanter', secretariat);
  const companion = await named(app, 'zzcompanion', secretariat);
  return { app, readers, planter, companion, open: await plantTheOpen(planter) };
}

async function signIn(app: TestApp, reader: Reader): Promise<Client> {
  const officer = await app.make.officer(...mandateOf(reader));
  if (reader === 'two_offices') {
    const office = await app.make.office('president_designate', 'Second office');
    await app.make.mandate(officer.id, office, 'president_designate', '2020-01-01', null);
  }
  const client = new Client(app.url, officer);
  await client.signIn(officer.email, officer.password);
  return client;
}

function mandateOf(reader: Reader): Parameters<TestApp['make']['officer']> {
  if (reader === 'no_office') return [null];
  if (reader === 'two_offices') return ['partner_observer'];
  if (reader === 'former_coordinator') return ['coordinator', { to: '2026-11-23' }];
  return [reader satisfies Role];
}

async function named(app: TestApp, name: string, officeId: string): Promise<Client> {
  const officer = await app.make.officer('isu_officer', { officeId });
  await app.owner.query('UPDATE app_user SET name = $2 WHERE id = $1', [officer.id, name]);
  const client = new Client(app.url, { ...officer, name });
  await client.signIn(officer.email, officer.password);
  return client;
}
