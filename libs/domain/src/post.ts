import { addYears, type IsoDate } from './dates.js';

/** What a post may want somebody to look at. Source: issue 4: "vacancies, bounced addresses and posts not heard of for a year are shown". */
export const POST_ATTENTION = ['vacant', 'bounced', 'silent'] as const;
export type PostAttention = (typeof POST_ATTENTION)[number];

/** A post is silent when it was last heard of before this day. */
export function silentBefore(today: IsoDate): IsoDate {
  return addYears(today, -1);
}
