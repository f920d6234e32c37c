import type { IsoDate } from '@demarche/domain/dates';
import type { Size } from '../sizes.ts';
import { Days } from './days.ts';

/** What all tables are drawn from. */
export interface World {
  size: Size;
  days: Days;
  /** Of everybody: they all have the password of the first administrator. */
  passwordHash: string;
  treaty: string;
  /** ISO 3166 alpha-3 and name, in order of the code. */
  states: readonly { iso3: string; name: string }[];
}

export function worldOf(size: Size, today: IsoDate, known: Omit<World, 'size' | 'days'>): World {
  return { size, days: new Days(today), ...known };
}

/** The numbers from 0 to below `n`. */
export function* upTo(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}
