import { dayIn } from '@demarche/domain/dates';
import { dayProblem, type EngagementStatus } from '@demarche/domain/engagement';
import type { Actor } from '../../platform/access/actor.js';
import { invalidField } from '../../platform/domain-error.js';

/** The calendar day it is where the contact takes place: on the clock of its zone, or the actor's own. */
export function todayFor(actor: Actor, zone: string | null | undefined): string {
  return dayIn(zone ?? actor.zone, actor.now.toISOString());
}

/** Throws 400 naming `on` where a contact of this status cannot lie on this day. */
export function demandDay(actor: Actor, contact: { status: EngagementStatus; on: string; zone: string | null }): void {
  const problem = dayProblem(contact.status, contact.on, todayFor(actor, contact.zone));
  if (problem === 'held_in_future') {
    throw invalidField(
      'on',
      'engagement.held_in_future',
      'What was held cannot lie in the future: choose a day up to today, or planned.',
    );
  }
  if (problem === 'planned_in_past') {
    throw invalidField(
      'on',
      'engagement.planned_in_past',
      'What is planned cannot lie in the past: choose today or later, or held.',
    );
  }
}

/** Throws 400 for a zone without a time; a time without a zone is on the actor's own clock. */
export function clockOf(
  actor: Actor,
  time: string | null,
  zone: string | null,
): { time: string | null; zone: string | null } {
  if (time === null && zone !== null) {
    throw invalidField('time', 'engagement.zone_without_time', 'A zone goes with a time: give both or neither.');
  }
  return { time, zone: time === null ? null : (zone ?? actor.zone) };
}
