import { describe, expect, it } from 'vitest';
import { matrixRow } from './matrix-cells';
import { parseMatrixQuery } from './matrix-query';
import { groupedRows } from './matrix-rows';
import {
  changesBetween,
  choiceOf,
  chosenOf,
  columnsOf,
  notPartyYes,
  previousOf,
  tallyBars,
  tallyCheck,
  tallyOf,
  tallyTotal,
  yesOf,
} from './matrix-view';
import { quarantinedVote, voteMatrix, voteRow, voteView } from './votes.fixtures';

const v20 = voteView(2020);
const v21 = voteView(2021);
const paragraph = voteView(2021, { id: 'p21', part: 'paragraph', paragraph: '14' });
const rows = [
  voteRow('AGO', 'signatory', { 2020: 'yes', 2021: 'yes' }),
  voteRow('LTU', 'withdrawn', { 2020: 'no', 2021: 'yes' }),
  voteRow('CHN', 'not_party', { 2020: 'abstain', 2021: 'yes' }),
  voteRow('SSD', 'not_party', { 2020: 'not_member', 2021: 'no' }),
  voteRow('ZMB', 'party', { 2020: 'yes', 2021: 'absent' }),
  voteRow('VAT', 'party', {}),
];
const names = (query: Record<string, string>) =>
  groupedRows(rows, parseMatrixQuery(query), v21, v20).map(
    (group) => `${group.status}: ${group.rows.map((row) => row.iso3).join(' ')}`,
  );

describe('columns', () => {
  it('are the counted roll calls of one body, oldest first, the whole before a paragraph', () => {
    const matrix = voteMatrix({
      votes: [paragraph, v21, v20, voteView(2022, { counted: null }), voteView(2019, { body: 'first_committee' })],
    });
    expect(columnsOf(matrix, 'plenary').map((vote) => vote.id)).toEqual(['v2020', 'v2021', 'p21']);
    expect(columnsOf(matrix, 'first_committee')).toHaveLength(1);
  });

  it('are chosen by id or symbol, else the latest', () => {
    expect(chosenOf([v20, v21], 'v2020')).toBe(v20);
    expect(chosenOf([v20, v21], 'A/RES/2020')).toBe(v20);
    expect(chosenOf([v20, v21], 'A/RES/1999')).toBe(v21);
    expect(chosenOf([], null)).toBeNull();
  });

  it('are compared with the one before of their own kind', () => {
    expect(previousOf([v20, v21, paragraph], v21)).toBe(v20);
    expect(previousOf([v20, v21, paragraph], paragraph)).toBeNull();
    expect(previousOf([v20, v21], v20)).toBeNull();
  });
});

describe('who changed', () => {
  it('is who voted in both and differently', () => {
    expect(
      changesBetween(rows, v20, v21).map((change) => `${change.row.iso3} ${change.before} ${change.after}`),
    ).toEqual(['LTU no yes', 'CHN abstain yes', 'ZMB yes absent']);
    expect(changesBetween(rows, null, v21)).toEqual([]);
  });
});

describe('not party, voted yes', () => {
  it('counts who never joined and who left, no signatories', () => {
    expect(notPartyYes(rows, v21).map((row) => row.iso3)).toEqual(['LTU', 'CHN']);
  });
});

describe('a State', () => {
  it('has no choice where it was no member or has no ballot', () => {
    expect(choiceOf(rows[3] ?? voteRow('', 'party', {}), v20)).toBeNull();
    expect(choiceOf(rows[5] ?? voteRow('', 'party', {}), v20)).toBeNull();
    expect(choiceOf(rows[0] ?? voteRow('', 'party', {}), null)).toBeNull();
  });

  it('is counted among the votes it took part in', () => {
    expect(rows.map((row) => yesOf(row, [v20, v21])).map(({ yes, of }) => `${yes}/${of}`)).toEqual([
      '2/2',
      '1/2',
      '1/2',
      '0/1',
      '1/2',
      '0/0',
    ]);
  });
});

describe('the rows', () => {
  it('stand under their status, whom outreach turns to first above', () => {
    expect(names({})).toEqual(['signatory: AGO', 'withdrawn: LTU', 'not_party: CHN SSD', 'party: ZMB VAT']);
  });

  it.each([
    ['status', { status: 'withdrawn' }, ['withdrawn: LTU']],
    ['choice in the chosen vote', { choice: 'no,absent' }, ['not_party: SSD', 'party: ZMB']],
    ['a change of vote', { changed: 'true' }, ['withdrawn: LTU', 'not_party: CHN', 'party: ZMB']],
    ['name', { q: 'zm' }, ['party: ZMB']],
    ['nothing', { q: 'nowhere' }, []],
  ])('are filtered by %s', (_name, query, expected) => {
    expect(names(query)).toEqual(expected);
  });
});

describe('a tally', () => {
  it('is as announced; a figure nobody announced is counted', () => {
    const half = voteView(2016, {
      announced: { yes: 141, no: 2, abstain: null, nonVoting: null },
      counted: { yes: 141, no: 2, abstain: 39, nonVoting: 11 },
    });
    expect(tallyOf(half)).toEqual({ yes: 141, no: 2, abstain: 39, nonVoting: 11 });
    expect(tallyTotal(tallyOf(half))).toBe(193);
    expect(tallyCheck(half)).toBe('meets');
    expect(tallyTotal(tallyOf(voteView(2016, { announced: null, counted: null })))).toBe(0);
  });

  it('says how far roll call and announcement bear each other out', () => {
    expect(tallyCheck(v21)).toBe('meets');
    expect(tallyCheck(voteView(2021, { counted: { yes: 2, no: 0, abstain: 0, nonVoting: 1 } }))).toBe('differs');
    expect(tallyCheck(voteView(2021, { announced: null }))).toBe('counted_only');
    expect(tallyCheck(voteView(2021, { counted: null }))).toBe('announced_only');
    expect(tallyCheck(voteView(2021, { counted: null, announced: null }))).toBe('none');
  });

  it('is drawn to the scale of the fullest vote; small parts stay visible and carry no figure', () => {
    const bars = tallyBars({ yes: 96, no: 1, abstain: 0, nonVoting: null }, 192);
    expect(bars).toEqual([
      { choice: 'no', count: 1, height: 2, figure: false },
      { choice: 'yes', count: 96, height: 48, figure: true },
    ]);
  });
});

describe('a row of the matrix', () => {
  const words = {
    vote: { yes: 'Yes', no: 'No', abstain: 'Abstain', absent: 'Absent', not_member: 'Not a member' },
    status: { party: 'State Party', signatory: 'Signatory', not_party: 'State not party', withdrawn: 'Withdrawn' },
    noBallot: 'no vote recorded',
    unverified: 'unverified',
  };
  const row = {
    ...voteRow('AGO', 'party', { 2021: 'yes' }),
    quarantined: { q2022: 'abstain' as const },
  };
  row.ballots['v2021'] = { choice: 'yes', status: 'signatory', note: 'A correction stands beside.' };

  it('says the status on the day of each vote, and keeps what is not verified apart', () => {
    const drawn = matrixRow(row, [v20, v21], [quarantinedVote(2022), quarantinedVote(2023)], v21, words);
    expect(drawn.cells.map((cell) => cell.text)).toEqual([
      '2020: no vote recorded',
      '2021: Yes (Signatory). A correction stands beside.',
      '2022, unverified: Abstain',
      '2023, unverified: no vote recorded',
    ]);
    const undated = { ...quarantinedVote(2022), year: null };
    expect(matrixRow(row, [], [undated], null, words).cells[0]?.text).toBe('A/RES/2022, unverified: Abstain');
    expect(drawn.cells.map((cell) => cell.chosen)).toEqual([false, true, false, false]);
    expect(drawn.cells.map((cell) => cell.noted)).toEqual([false, true, false, false]);
    expect(drawn.yes).toEqual({ yes: 1, of: 1 });
  });
});
