import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { StateProfile } from '@demarche/contracts/states';
import type { Role } from '@demarche/domain/permissions';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, log, person } from './outreach.js';

/** Written by hand from the role × label table of domain.md: may read, may write. `W` both, `R` read only, `-` neither. */
const TABLE: Record<Role, { public: string; committee: string; internal: string; restricted: string; listed: string }> =
  {
    isu_officer: { public: 'W', committee: 'W', internal: 'W', restricted: '-', listed: 'W' },
    isu_director: { public: 'W', committee: 'W', internal: 'W', restricted: '-', listed: 'W' },
    presidency: { public: 'W', committee: 'W', internal: 'W', restricted: '-', listed: 'W' },
    coordinator: { public: 'W', committee: 'W', internal: 'W', restricted: '-', listed: 'W' },
    new_york_liaison: { public: 'W', committee: 'W', internal: 'W', restricted: '-', listed: 'W' },
    president_designate: { public: 'R', committee: 'W', internal: 'R', restricted: '-', listed: 'W' },
    partner_observer: { public: 'R', committee: 'R', internal: '-', restricted: '-', listed: 'R' },
    auditor: { public: '-', committee: '-', internal: '-', restricted: '-', listed: '-' },
    administrator: { public: '-', committee: '-', internal: '-', restricted: '-', listed: '-' },
  };
const ROLES = Object.keys(TABLE) as Role[];
const STATE = 'TON';

let app: TestApp;
let owner: Client;
const clients = new Map<Role, Client>();
const as = (role: Role): Client => clients.get(role) ?? app.anonymous();
const idsOf = (page: Page<EngagementView>) => page.items.map(({ id }) => id);

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo('2026-11-24T08:00:00Z');
  for (const role of ROLES) clients.set(role, await app.as(role));
  owner = await app.as('isu_officer');
});
afterAll(() => app.close());

/** Everywhere a record could show: by its id, in the three lists, in a search, in the State page. */
async function seenBy(client: Client, one: EngagementView): Promise<Record<string, boolean | number>> {
  const list = async (query: string) => {
    const { body, status } = await client.get<Page<EngagementView>>(`/api/engagements?${query}&limit=200`);
    return status === 200 && idsOf(body).includes(one.id);
  };
  const state = (await client.get<StateProfile>(`/api/states/${STATE}`)).body;
  return {
    byId: (await client.get(`/api/engagements/${one.id}`)).status === 200,
    listed: await list('kind=call'),
    ofState: await list(`state=${STATE}`),
    searched: await list(`q=${encodeURIComponent(one.title)}`),
    onStatePage: state.engagements.some(({ id }) => id === one.id),
  };
}
const everywhere = (seen: boolean) => ({
  byId: seen,
  listed: seen,
  ofState: seen,
  searched: seen,
  onStatePage: seen,
});
async function counted(client: Client): Promise<number> {
  return (await client.get<StateProfile>(`/api/states/${STATE}`)).body.counts.engagements;
}

describe('role × label', () => {
  for (const level of ['public', 'committee', 'internal', 'restricted', 'listed'] as const) {
    it(`${level}: who reads, finds, counts and writes`, async () => {
      const label = level === 'listed' ? 'restricted' : level;
      const access = level === 'listed' ? { userIds: ROLES.map((role) => as(role).officer?.id) } : undefined;
      const before = new Map<Role, number>();
      for (const role of ROLES) before.set(role, await counted(as(role)));
      const one = await log(owner, { states: [STATE], label, title: `Level ${level}`, ...(access && { access }) });
      for (const role of ROLES) {
        const right = TABLE[role][level];
        expect(await seenBy(as(role), one), `${role} sees ${level}`).toEqual(everywhere(right !== '-'));
        expect((await counted(as(role))) - (before.get(role) ?? 0), `${role} counts ${level}`).toBe(
          right === '-' ? 0 : 1,
        );
        const { status } = await as(role).patch(`/api/engagements/${one.id}`, { version: 1_000, title: 'X' });
        // A stale version is refused last: 409 tells that the writer got that far.
        const mayWriteAtAll = !['partner_observer', 'auditor', 'administrator'].includes(role);
        const refused = mayWriteAtAll && right === '-' ? 404 : 403;
        expect(status, `${role} writes ${level}`).toBe(right === 'W' ? 409 : refused);
      }
    });
  }

  it('creates at the levels a role writes, and tells which those are', async () => {
    for (const role of ROLES) {
      for (const level of ['public', 'committee', 'internal'] as const) {
        const request = { kind: 'call', on: '2026-11-20', states: ['NOR'], label: level };
        const { status } = await as(role).post<Problem>('/api/engagements', request);
        expect(status, `${role} ${level}`).toBe(TABLE[role][level] === 'W' ? 201 : 403);
      }
    }
    const refused = await as('president_designate').post<Problem>('/api/engagements', {
      kind: 'call',
      on: '2026-11-20',
      states: ['NOR'],
      label: 'internal',
    });
    expect([refused.body.code, refused.body.errors?.[0]?.field]).toEqual(['label.not_writable', 'label']);
  });

  it('lists an office as a whole, and says nothing of what a reader may not see', async () => {
    const office = as('coordinator').officer?.officeId;
    const one = await log(owner, {
      states: [STATE],
      label: 'restricted',
      title: 'Office list',
      access: { officeIds: [office] },
    });
    expect(await seenBy(as('coordinator'), one)).toEqual(everywhere(true));
    expect(await seenBy(as('presidency'), one)).toEqual(everywhere(false));
    const hidden = await as('presidency').get<Problem>(`/api/engagements/${one.id}`);
    const never = await as('presidency').get<Problem>('/api/engagements/00000000-0000-4000-8000-000000000000');
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    for (const write of [
      await as('presidency').patch<Problem>(`/api/engagements/${one.id}`, { version: 1, title: 'X' }),
      await as('presidency').delete<Problem>(`/api/engagements/${one.id}`, { version: 1 }),
    ]) {
      expect([write.status, write.body.code]).toEqual([404, 'engagement.not_found']);
    }
  });
});

describe('Chatham House', () => {
  it('shows the content and masks who took part, also from filters', async () => {
    const met = await person(owner, { name: 'Officer M', label: 'committee' });
    const one = await log(owner, {
      states: [STATE],
      label: 'committee',
      caveats: ['chatham_house'],
      title: 'Under the rule',
      summary: 'What was said',
      peopleMet: [{ personId: met.id }],
      access: { userIds: [as('coordinator').officer?.id] },
    });
    const masked = { peopleMet: null, ourPeople: null, organisations: null, office: null, owner: null };
    for (const role of ['partner_observer', 'presidency', 'president_designate'] as const) {
      const seen = await as(role).get<EngagementView>(`/api/engagements/${one.id}`);
      expect(seen.body, role).toMatchObject({ summary: 'What was said', caveats: ['chatham_house'], ...masked });
      expect(JSON.stringify(seen.body)).not.toContain(owner.officer?.id ?? 'owner');
      for (const filter of [
        `person=${met.id}`,
        `office=${owner.officer?.officeId}`,
        `user=${owner.officer?.id}`,
        `state=${STATE}&person=${met.id}`,
      ]) {
        const { body } = await as(role).get<Page<EngagementView>>(`/api/engagements?${filter}&limit=200`);
        expect(idsOf(body), `${role} ${filter}`).not.toContain(one.id);
      }
    }
    const listed = await as('coordinator').get<EngagementView>(`/api/engagements/${one.id}`);
    expect(listed.body.peopleMet).toMatchObject([{ person: { id: met.id } }]);
    expect(listed.body.owner?.id).toBe(owner.officer?.id);
    const found = await as('coordinator').get<Page<EngagementView>>(`/api/engagements?person=${met.id}`);
    expect(idsOf(found.body)).toEqual([one.id]);
  });

  it('lets who is not on the list write the content, and not who was there', async () => {
    const one = await log(owner, { states: [STATE], caveats: ['chatham_house'], title: 'Masked' });
    const path = `/api/engagements/${one.id}`;
    const refused = await as('presidency').patch<Problem>(path, { version: 1, peopleMet: [] });
    expect([refused.status, refused.body.code]).toEqual([403, 'engagement.attribution_masked']);
    const opened = await as('presidency').patch<Problem>(path, { version: 1, caveats: [], labelReason: 'Why not' });
    expect([opened.status, opened.body.code]).toEqual([403, 'label.owner_only']);
    const written = await as('presidency').patch<EngagementView>(path, { version: 1, outcome: 'Agreed' });
    expect([written.status, written.body.outcome, written.body.owner]).toEqual([200, 'Agreed', null]);
  });
});

describe('counts only', () => {
  it('is counted where it may be, and read nowhere outside its list', async () => {
    const roles = ['presidency', 'president_designate', 'partner_observer', 'coordinator'] as const;
    const before = new Map<Role, number>();
    for (const role of roles) before.set(role, await counted(as(role)));
    const one = await log(owner, {
      states: [STATE],
      label: 'internal',
      caveats: ['counts_only'],
      title: 'Only counted',
      access: { userIds: [as('coordinator').officer?.id] },
    });
    const more: Record<(typeof roles)[number], [seen: boolean, counts: number]> = {
      presidency: [false, 1],
      president_designate: [false, 1],
      partner_observer: [false, 0],
      coordinator: [true, 1],
    };
    for (const role of roles) {
      expect(await seenBy(as(role), one), role).toEqual(everywhere(more[role][0]));
      expect((await counted(as(role))) - (before.get(role) ?? 0), role).toBe(more[role][1]);
    }
    expect((await as('presidency').patch(`/api/engagements/${one.id}`, { version: 1, title: 'X' })).status).toBe(404);
  });
});

describe('a label', () => {
  it('closes at once, and opens only by the owner with a reason', async () => {
    const one = await log(owner, { states: [STATE], label: 'committee', title: 'Moving' });
    const path = `/api/engagements/${one.id}`;
    const closed = await as('coordinator').patch<EngagementView>(path, { version: 1, label: 'internal' });
    expect(closed.body.effectiveLabel).toBe('internal');
    expect(await seenBy(as('partner_observer'), one)).toEqual(everywhere(false));
    const theirs = await as('coordinator').patch<Problem>(path, { version: 2, label: 'public', labelReason: 'News' });
    expect([theirs.status, theirs.body.code]).toEqual([403, 'label.owner_only']);
    const silent = await owner.patch<Problem>(path, { version: 2, label: 'public' });
    expect(silent.body.errors?.[0]).toMatchObject({ field: 'labelReason', code: 'label.reason_required' });
    const opened = await owner.patch<EngagementView>(path, {
      version: 2,
      label: 'public',
      labelReason: 'In the press',
    });
    expect(opened.body.label).toBe('public');
    expect(await seenBy(as('partner_observer'), one)).toEqual(everywhere(true));
    const [entry] = await app.owner.query<{ reason: string }[]>(
      `SELECT reason FROM audit_entry WHERE subject_id = $1 AND reason IS NOT NULL`,
      [one.id],
    );
    expect(entry?.reason).toBe('In the press');
  });

  it('hides a person whom the reader may not see from the people met, and keeps them when others are written', async () => {
    const [open, hidden] = [
      await person(owner, { name: 'Seen' }),
      await person(owner, { name: 'Unseen', label: 'restricted' }),
    ];
    const one = await log(owner, {
      states: [STATE],
      title: 'Two people',
      peopleMet: [{ personId: open.id }, { personId: hidden.id }],
    });
    const path = `/api/engagements/${one.id}`;
    const names = async (client: Client) =>
      (await client.get<EngagementView>(path)).body.peopleMet?.map((met) => met.person.name).sort();
    expect(await names(owner)).toEqual(['Seen', 'Unseen']);
    expect(await names(as('coordinator'))).toEqual(['Seen']);
    const filtered = await as('coordinator').get<Page<EngagementView>>(`/api/engagements?person=${hidden.id}`);
    expect(filtered.body.items).toEqual([]);
    const named = { version: 1, peopleMet: [{ personId: hidden.id }] };
    expect((await as('coordinator').patch<Problem>(path, named)).body.errors?.[0]?.code).toBe('reference.unknown');
    expect((await as('coordinator').patch(path, { version: 1, peopleMet: [] })).status).toBe(200);
    expect(await names(as('coordinator'))).toEqual([]);
    expect(await names(owner)).toEqual(['Unseen']);
    const ofEngagement = await app.owner.query<object[]>(
      'SELECT before, after FROM audit_entry WHERE subject_id = $1',
      [one.id],
    );
    expect(JSON.stringify(ofEngagement)).not.toContain(hidden.id);
    const ofPerson = await app.owner.query<object[]>(
      `SELECT effective_label, after FROM audit_entry WHERE subject_id = $1 AND action = 'person.met'`,
      [hidden.id],
    );
    expect(ofPerson).toEqual([{ effective_label: 'restricted', after: { engagementId: one.id } }]);
  });
});
