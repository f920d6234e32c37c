import type { INestApplicationContext } from '@nestjs/common';
import type { CreatePersonRequest, PostView } from '@demarche/contracts/people';
import type { Actor } from '../platform/access/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import { BouncesService } from '../features/people/bounces.service.js';
import { FlagsService } from '../features/people/flags/flags.service.js';
import { InstitutionsService } from '../features/people/institutions.service.js';
import { PeopleService } from '../features/people/people.service.js';
import { PostsService } from '../features/people/posts.service.js';
import { SuccessionsService } from '../features/people/successions.service.js';
import { BEGINS } from './script.js';
import type { Officer } from './make-outreach.js';
import type { Stage } from './stage.js';

const INVENTED = 'Invented for the demo';
/** Longer ago than a year. */
const LONG_AGO = -420;

/** What wants attention: a vacancy, an address that bounces, a post not heard of, a pair of doubles; and who is what. */
export async function makeContacts(
  app: INestApplicationContext,
  stage: Stage,
  stateName: (iso3: string) => string,
  officers: ReadonlyMap<string, Officer>,
): Promise<void> {
  const isu = await stage.actor('isu', BEGINS);
  const seat = (state: string, title: string, more: object = {}, by: Actor = isu): Promise<PostView> => {
    const name = `Permanent Mission of ${stateName(state)} (fictional)`;
    const institution = { name, kind: 'permanent_mission' as const, state, city: 'Geneva' };
    return app.get(PostsService).create(by, { function: `${title} (fictional)`, institution, ...more });
  };
  const person = (letter: string, more: Partial<CreatePersonRequest>) =>
    app.get(PeopleService).create(isu, { name: `Officer ${letter} (fictional)`, source: INVENTED, ...more });
  const since = (post: PostView) => ({ postId: post.id, from: stage.on(BEGINS) });

  const vacated = await seat('AGO', 'First secretary', { language: 'fr' });
  await person('K', { languages: ['pt', 'fr'], lawfulGround: 'public_task', holding: since(vacated) });
  const handed = await stage.actor('isu', -40);
  await app.get(SuccessionsService).hold(handed, vacated.id, { version: vacated.version, from: stage.on(-40) });

  const bounced = await seat('KEN', 'First secretary', { email: 'first.secretary@example.org', language: 'en' });
  await person('L', { email: 'officer.l@example.org', languages: ['en'], holding: since(bounced) });
  const bounce = { on: stage.on(-12), reason: 'Mailbox unavailable' };
  const mailer = await stage.actor('isu', -12);
  await app
    .get(Transactions)
    .run((em) => app.get(BouncesService).markPost(em, mailer, bounced.id, bounced.version, bounce));

  const silent = await seat('SUR', 'Minister counsellor', {}, { ...isu, now: stage.at(LONG_AGO) });
  await person('M', { languages: ['nl'], holding: { postId: silent.id, from: stage.on(LONG_AGO) } });

  const twice = await seat('SUR', 'Counsellor');
  await person('Q', { email: 'officer.q@example.org', holding: since(twice) });
  await person('Q', { languages: ['nl', 'en'], holding: { postId: twice.id, from: stage.on(-90) } });
  await makeFlags(app, stage, stateName, officers);
}

async function makeFlags(
  app: INestApplicationContext,
  stage: Stage,
  stateName: (iso3: string) => string,
  officers: ReadonlyMap<string, Officer>,
): Promise<void> {
  const isu = await stage.actor('isu', BEGINS);
  const flags = app.get(FlagsService);
  const common = { evidence: 'Said so in a note verbale (fictional)', source: INVENTED, from: stage.on(BEGINS) };
  const ids = ['AGO', 'KEN'].map((state) => officers.get(state)?.personId ?? '');
  await flags.addToPerson(isu, ids[0] ?? '', { kind: 'focal_point', state: 'AGO', ...common });
  await flags.addToPerson(isu, ids[1] ?? '', { kind: 'national_champion', state: 'KEN', ...common });
  const ministry = await app.get(InstitutionsService).create(isu, {
    name: `Ministry of Foreign Affairs of ${stateName('AGO')} (fictional)`,
    kind: 'ministry',
    state: 'AGO',
  });
  await flags.addToInstitution(isu, ministry.id, { kind: 'lead_ministry', state: 'AGO', ...common });
}
