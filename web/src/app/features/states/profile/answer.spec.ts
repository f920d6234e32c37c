import { describe, expect, it } from 'vitest';
import { act, engagement, stateProfile, stateVote } from '../states.fixtures';
import { answerOf, countedVotes } from './answer';

const keys = (part: Parameters<typeof stateProfile>[0]) => answerOf(stateProfile(part)).map((entry) => entry.key);
const first = (part: Parameters<typeof stateProfile>[0]) => answerOf(stateProfile(part))[0];

describe('where a State stands', () => {
  it('says when a signatory signed', () => {
    const said = first({ status: 'signatory', acts: [act('signature', '2008-12-03')] });
    expect(said).toMatchObject({ key: 'signatory', days: { signed: '2008-12-03' } });
    expect(first({ status: 'signatory' })?.key).toBe('signatoryUndated');
  });

  it('tells a State that never signed from one whose signature lies behind it', () => {
    expect(first({ status: 'not_party' })?.key).toBe('notPartyNeverSigned');
    expect(first({ status: 'not_party', acts: [act('signature', '2008-12-03')] })?.key).toBe('notParty');
  });

  it('says how and when a State became party, and since or from when the treaty is in force for it', () => {
    const deposit = act('deposit', '2008-12-03', { form: 'ratification' });
    const norway = { status: 'party' as const, acts: [act('signature', '2008-12-03'), deposit] };
    expect(first({ ...norway, inForce: true, inForceOn: '2010-08-01' })).toMatchObject({
      key: 'partySameDayInForce',
      days: { deposited: '2008-12-03', inForce: '2010-08-01' },
      words: { form: 'ratification' },
    });
    expect(first(norway)?.key).toBe('partySameDay');
    const vanuatu = act('deposit', '2025-09-16', { form: 'accession' });
    expect(first({ status: 'party', acts: [vanuatu], inForce: false, inForceOn: '2026-03-01' })?.key).toBe(
      'partyToBeInForce',
    );
    expect(first({ status: 'party', acts: [act('deposit', '2025-09-16')] })?.key).toBe('partyDeposited');
    expect(first({ status: 'party', since: '2025-09-16' })).toMatchObject({ days: { deposited: '2025-09-16' } });
    expect(first({ status: 'party' })?.key).toBe('partyUndated');
  });

  it('takes the latest deposit of a State that came back', () => {
    const acts = [act('deposit', '2011-03-24'), act('withdrawal', '2025-03-06'), act('deposit', '2026-01-10')];
    expect(first({ status: 'party', acts: acts.reverse() })?.days['deposited']).toBe('2026-01-10');
  });

  it('says when a State left', () => {
    const left = act('withdrawal', '2025-03-06', { effectiveOn: '2025-03-06' });
    expect(first({ status: 'withdrawn', acts: [act('deposit', '2011-03-24'), left] })).toMatchObject({
      key: 'withdrawn',
      days: { deposited: '2011-03-24', left: '2025-03-06' },
    });
    expect(first({ status: 'withdrawn', since: '2025-03-06' })?.key).toBe('withdrawnOnly');
    expect(first({ status: 'withdrawn' })?.key).toBe('withdrawnUndated');
  });

  it('never hides a notice of withdrawal that stands', () => {
    const notice = act('withdrawal_notice', '2024-09-06', { effectiveOn: '2025-03-06' });
    expect(keys({ status: 'party', acts: [notice] })).toContain('notice');
    expect(keys({ status: 'party', acts: [act('withdrawal_notice', '2024-09-06')] })).toContain('noticeOnly');
    expect(keys({ status: 'party', acts: [notice, act('notice_revoked', '2024-12-01')] })).not.toContain('notice');
    expect(keys({ status: 'withdrawn', acts: [notice] })).not.toContain('notice');
  });
});

describe('how it votes', () => {
  const votesOf = (...choices: Parameters<typeof stateVote>[1][]) =>
    answerOf(stateProfile({ votes: choices.map((choice, index) => stateVote(2015 + index, choice)) }))[1];

  it('counts the last votes that were the same', () => {
    expect(votesOf('absent', 'yes', 'yes')).toMatchObject({
      key: 'votesStreak',
      words: { choice: 'yes' },
      counts: { count: 2 },
    });
    expect(votesOf('abstain', 'abstain')).toMatchObject({ key: 'votesAll', counts: { count: 2 } });
  });

  it('says what changed when the last one differs', () => {
    expect(votesOf('yes', 'yes', 'abstain')).toMatchObject({
      key: 'voteChanged',
      words: { choice: 'abstain', before: 'yes' },
      counts: { year: 2017, beforeYear: 2016 },
    });
    expect(votesOf('no')).toMatchObject({ key: 'voteOnly', counts: { year: 2015 } });
  });

  it('counts no vote it was no member at, none of a committee, none on a paragraph', () => {
    const votes = [
      stateVote(2019, 'yes'),
      stateVote(2018, 'not_member'),
      stateVote(2020, 'no', { body: 'first_committee' }),
      stateVote(2021, 'no', { part: 'paragraph' }),
    ];
    expect(countedVotes(votes).map((vote) => vote.year)).toEqual([2019]);
  });

  it('tells a State whose votes are not stored from one that has no vote', () => {
    expect(keys({})).toContain('noVotes');
    expect(keys({ unMember: false })).toContain('noVoteInAssembly');
  });
});

describe('the last contact', () => {
  it('is not spoken of to readers who may not see it', () => {
    expect(keys({})).toHaveLength(2);
  });

  it('is said with its kind, and its place where the record is at hand', () => {
    const contact = { on: '2026-11-12', kind: 'bilateral_meeting', engagementId: 'e1' };
    expect(keys({ lastContact: null }).at(-1)).toBe('noContact');
    expect(answerOf(stateProfile({ lastContact: contact })).at(-1)).toMatchObject({
      key: 'contact',
      days: { on: '2026-11-12' },
      words: { kind: 'bilateral_meeting' },
    });
    const at = [engagement('e1', '2026-11-12', { place: 'Geneva' })];
    expect(answerOf(stateProfile({ lastContact: contact, engagements: at })).at(-1)).toMatchObject({
      key: 'contactAt',
      words: { place: 'Geneva' },
    });
  });
});
