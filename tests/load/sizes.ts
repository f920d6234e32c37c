/** How much is in the database: the sizes that figures are told of. */
export interface Size {
  users: number;
  people: number;
  engagements: number;
  tasks: number;
  letters: number;
}

export const SIZES = {
  /** For the smoke test. */
  XS: { users: 40, people: 200, engagements: 1_000, tasks: 1_000, letters: 1_200 },
  S: { users: 200, people: 1_000, engagements: 10_000, tasks: 10_000, letters: 5_000 },
  L: { users: 2_000, people: 100_000, engagements: 1_000_000, tasks: 2_000_000, letters: 200_000 },
  /** Three times L: what grows with the table shows. */
  '3L': { users: 6_000, people: 300_000, engagements: 3_000_000, tasks: 6_000_000, letters: 600_000 },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof SIZES;
