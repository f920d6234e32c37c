import { describe, expect, it } from 'vitest';
import type { FactView, ParticipationView } from '@demarche/contracts/states';
import { act, engagement, stateProfile, stateVote, task } from '../states.fixtures';
import { matchesTimelineFilter, timelineGroups, timelineItems } from './timeline';

const fact = (asOf: string | null): FactView => ({
  kind: 'contaminated',
  detail: 'Reported',
  year: 2019,
  fromYear: 2019,
  asOf,
  source: 'A source',
  reported: true,
  stale: true,
});
const meeting = (startsOn: string | null): ParticipationView => ({
  meeting: '9MSP',
  fromYear: 2019,
  toYear: 2019,
  capacity: 'observer',
  startsOn,
  source: 'A source',
});

const profile = stateProfile({
  acts: [act('signature', '2008-12-03'), act('deposit', '2008-12-03')],
  votes: [stateVote(2021, 'yes'), stateVote(2020, 'not_member')],
  engagements: [engagement('e1', '2026-12-01'), engagement('e2', '2026-11-12')],
  openTasks: [task('t1', '2026-11-20')],
  meetings: [meeting('2019-09-02'), meeting(null)],
  facts: [fact('2019-07-01'), fact(null)],
});
const items = timelineItems(profile, [
  task('t2', '2026-10-01', { status: 'done', closedAt: '2026-10-09T08:00:00.000Z' }),
]);

describe('one timeline', () => {
  it('holds everything that has a day, latest first; a closed task on the day it was closed', () => {
    expect(items.map((item) => `${item.on} ${item.kind}`)).toEqual([
      '2026-12-01 engagement',
      '2026-11-20 task',
      '2026-11-12 engagement',
      '2026-10-09 task',
      '2021-12-05 vote',
      '2019-09-02 meeting',
      '2019-07-01 fact',
      '2008-12-03 act',
      '2008-12-03 act',
    ]);
  });

  it('shows the later of two acts of one day above', () => {
    expect(items.slice(-2).map((item) => (item.kind === 'act' ? item.act.kind : ''))).toEqual(['deposit', 'signature']);
  });

  it('gives every entry an id of its own', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  it('puts what is still ahead first, the rest under its year', () => {
    const groups = timelineGroups(items, '2026-11-24');
    expect(groups.map((group) => group.heading)).toEqual(['ahead', 2026, 2021, 2019, 2008]);
    expect(groups[0]?.items).toHaveLength(1);
    expect(timelineGroups([], '2026-11-24')).toEqual([]);
  });

  it('shows contacts, or acts and votes, alone', () => {
    const kinds = (filter: Parameters<typeof matchesTimelineFilter>[1]) =>
      new Set(items.filter((item) => matchesTimelineFilter(item, filter)).map((item) => item.kind));
    expect(kinds('all').size).toBe(6);
    expect([...kinds('contacts')].sort()).toEqual(['engagement', 'meeting']);
    expect([...kinds('acts')].sort()).toEqual(['act', 'vote']);
  });
});
