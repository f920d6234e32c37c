import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { MeetingList } from '@demarche/contracts/meetings';
import type { VoteMatrix } from '@demarche/contracts/votes';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { quarantineUnknownVote } from './packs.js';

let app: TestApp;
let isu: Client;
let matrix: VoteMatrix;
beforeAll(async () => {
  app = await startApp();
  isu = await app.as('coordinator');
  matrix = (await isu.get<VoteMatrix>('/api/votes')).body;
});
afterAll(() => app.close());
const row = (iso3: string) => matrix.rows.find((one) => one.iso3 === iso3);
const vote = (symbol: string) => matrix.votes.find((one) => one.resolution.symbol === symbol);

describe('the matrix of roll calls', () => {
  it.each([
    ['A/RES/70/54', 139, 2, 40, 12],
    ['A/RES/71/45', 141, 2, 39, 11],
    ['A/RES/72/54', 142, 2, 36, 13],
    ['A/RES/73/54', 144, 1, 38, 10],
    ['A/RES/74/62', 144, 1, 38, 10],
    ['A/RES/75/62', 147, 0, 38, 8],
    ['A/RES/76/47', 146, 1, 37, 9],
  ])('counts %s', (symbol, yes, no, abstain, nonVoting) => {
    expect(vote(symbol)?.counted).toEqual({ yes, no, abstain, nonVoting });
    const id = vote(symbol)?.id ?? '';
    const choices = matrix.rows.map(({ ballots }) => ballots[id]?.choice);
    expect(choices.filter((choice) => choice === 'yes')).toHaveLength(yes);
    expect(choices.filter((choice) => choice === 'not_member')).toHaveLength(4);
  });

  it('tells announced figures only where a source gives them', () => {
    expect(vote('A/RES/76/47')?.announced).toEqual({ yes: 146, no: 1, abstain: 37, nonVoting: 9 });
    expect(vote('A/RES/71/45')?.announced).toEqual({ yes: 141, no: 2, abstain: null, nonVoting: null });
    expect(vote('A/RES/72/54')).toMatchObject({ announced: null, tallySource: null });
  });

  it('has Zimbabwe voting no in 2016, with a note that the sources differ', () => {
    const cell = row('ZWE')?.ballots[vote('A/RES/71/45')?.id ?? ''];
    expect(cell).toMatchObject({ choice: 'no', note: expect.stringContaining('ZWE') as string });
    expect(row('KEN')?.ballots[vote('A/RES/71/45')?.id ?? '']).not.toHaveProperty('note');
  });

  it('tells the status a State had at each vote', () => {
    const statusAt = (symbol: string) => row('VUT')?.ballots[vote(symbol)?.id ?? '']?.status;
    expect(statusAt('A/RES/70/54')).toBe('not_party');
    expect(row('LTU')?.ballots[vote('A/RES/76/47')?.id ?? '']?.status).toBe('party');
    expect(row('LTU')?.status).toBe('withdrawn');
  });

  it('keeps the unverified roll calls apart: no ballots, no count, and nothing of them for partners', async () => {
    expect(matrix.quarantined?.map(({ symbol }) => symbol)).toEqual(['A/RES/77/79', 'A/RES/78/32']);
    for (const apart of matrix.quarantined ?? []) {
      expect(vote(apart.symbol)).toMatchObject({ id: apart.voteId, counted: null });
      expect(matrix.rows.filter(({ quarantined }) => quarantined?.[apart.id])).toHaveLength(193);
      expect(matrix.rows.every(({ ballots }) => ballots[apart.voteId ?? ''] === undefined)).toBe(true);
    }
    const { body } = await (await app.as('partner_observer')).get<VoteMatrix>('/api/votes');
    expect(body).not.toHaveProperty('quarantined');
    expect(body.rows.some((one) => 'quarantined' in one)).toBe(false);
    expect(body.votes).toHaveLength(9);
  });

  it('has no year for a roll call whose vote nobody recorded: it stands last, on whatever day', async () => {
    await quarantineUnknownVote(app.owner, 'A/RES/70/500', 'KEN');
    for (const day of ['2018-01-01', '2026-11-24']) {
      const { body } = await isu.get<VoteMatrix>(`/api/votes?asAt=${day}`);
      const last = body.quarantined?.at(-1);
      expect(last).toMatchObject({ symbol: 'A/RES/70/500', voteId: null, year: null, votedOn: null });
      expect(body.rows.find(({ iso3 }) => iso3 === 'KEN')?.quarantined?.[last?.id ?? '']).toBe('yes');
    }
    await app.owner.query(`UPDATE roll_call_quarantine SET retired_at = '2026-01-01Z' WHERE symbol = 'A/RES/70/500'`);
  });

  it('is as at a day', async () => {
    const { body } = await isu.get<VoteMatrix>('/api/votes?asAt=2018-01-01');
    expect(body.votes.map(({ year }) => year)).toEqual([2015, 2016, 2017]);
    expect(body.quarantined).toEqual([]);
    expect((await isu.get<VoteMatrix>('/api/votes?treaty=apmbc')).body).toMatchObject({ votes: [], treaty: 'apmbc' });
    expect((await isu.get<VoteMatrix>('/api/votes?body=first_committee')).body.votes).toEqual([]);
  });

  it.each([
    ['body=senate', 'body'],
    ['part=half', 'part'],
    ['treaty=zzz', 'treaty'],
    ['asAt=2020-02-31', 'asAt'],
  ])('%s is refused', async (query, field) => {
    const { status, body } = await isu.get<Problem>(`/api/votes?${query}`);
    expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
  });
});

describe('a correction of the record', () => {
  it('stands beside the ballot and is what counts; an intention told later changes nothing', async () => {
    const id = vote('A/RES/75/62')?.id;
    const correct = (iso3: string, kind: string, choice: string) =>
      app.owner.query(
        `INSERT INTO ballot_correction (id, vote_id, iso3, kind, choice, source, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'A test', '2026-01-01Z')`,
        [id, iso3, kind, choice],
      );
    await correct('BRA', 'intention', 'yes');
    await correct('CHN', 'record', 'yes');
    const { body } = await isu.get<VoteMatrix>('/api/votes');
    expect(body.votes.find((one) => one.id === id)?.counted).toEqual({ yes: 148, no: 0, abstain: 37, nonVoting: 8 });
    const cells = (iso3: string) => body.rows.find((one) => one.iso3 === iso3)?.ballots[id ?? ''];
    expect(cells('BRA')?.choice).toBe('abstain');
    expect(cells('CHN')).toMatchObject({ choice: 'yes', note: 'First recorded as abstain. A test' });
    await expect(app.owner.query(`UPDATE ballot SET choice = 'yes'`)).rejects.toThrow('corrected by new rows');
  });
});

describe('meetings', () => {
  it('are listed, the coming one without a date first', async () => {
    const { body } = await isu.get<MeetingList>('/api/meetings');
    expect(body.items).toHaveLength(17);
    expect(body.items[0]).toMatchObject({ code: '3RC', startsOn: null, presidency: { iso3: 'LAO' } });
    expect(body.items.find(({ code }) => code === '9MSP')).toMatchObject({
      startsOn: '2019-09-02',
      participants: [{ iso3: 'VUT', capacity: 'observer_first_attendance' }],
    });
  });
});
