import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countBallots, tallyDifferences } from './tally.js';
import { BALLOT_CHOICES } from './treaty-terms.js';

it('adds up a roll call without those who were no members', () => {
  expect(countBallots(['yes', 'yes', 'no', 'abstain', 'absent', 'not_member'])).toEqual({
    yes: 2,
    no: 1,
    abstain: 1,
    nonVoting: 1,
  });
});

it('names the figures that differ, and only those that were announced', () => {
  const counted = { yes: 144, no: 1, abstain: 37, nonVoting: 11 };
  expect(tallyDifferences(counted, { yes: 144, no: 1, abstain: null, nonVoting: null })).toEqual([]);
  expect(tallyDifferences(counted, { yes: 148, no: 1, abstain: 36, nonVoting: null })).toEqual(['yes', 'abstain']);
});

it('a roll call always meets its own count', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...BALLOT_CHOICES)), (choices) => {
      const counted = countBallots(choices);
      expect(tallyDifferences(counted, counted)).toEqual([]);
      const members = choices.filter((choice) => choice !== 'not_member').length;
      expect(counted.yes + counted.no + counted.abstain + counted.nonVoting).toBe(members);
    }),
  );
});
