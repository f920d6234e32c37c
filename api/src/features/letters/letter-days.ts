import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { invalidField } from '../../platform/domain-error.js';
import { todayOf } from '../people/post-expressions.js';

/** Throws 400 naming the field for a day that is still to come on the actor's own clock. */
export function demandPast(actor: Actor, day: IsoDate, field: string): void {
  if (day <= todayOf(actor)) return;
  throw invalidField(field, 'letter.in_future', 'This day is still to come: choose one up to today.');
}
