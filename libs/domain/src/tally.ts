import type { BallotChoice } from './treaty-terms.js';

/** How a vote went. `nonVoting`: absent or not voting. */
export interface CountedTally {
  yes: number;
  no: number;
  abstain: number;
  nonVoting: number;
}
/** As announced; a figure that the source does not give is null. */
export type AnnouncedTally = { [K in keyof CountedTally]: number | null };

/** Adds up a roll call. Who was no member has no vote and is not counted. */
export function countBallots(choices: Iterable<BallotChoice>): CountedTally {
  const tally: CountedTally = { yes: 0, no: 0, abstain: 0, nonVoting: 0 };
  for (const choice of choices) {
    if (choice === 'absent') tally.nonVoting += 1;
    else if (choice !== 'not_member') tally[choice] += 1;
  }
  return tally;
}

/** The figures in which a roll call misses the announced tally; empty when it meets all that was announced. */
export function tallyDifferences(counted: CountedTally, announced: AnnouncedTally): (keyof CountedTally)[] {
  return (['yes', 'no', 'abstain', 'nonVoting'] as const).filter(
    (key) => announced[key] !== null && announced[key] !== counted[key],
  );
}
