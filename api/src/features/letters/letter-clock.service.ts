import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { CHASE_WEEKS, replyDueOn, workdayFrom } from '@demarche/domain/letter-reference';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { Effects } from '../../platform/effects.js';
import type { Letter } from './letter.entity.js';

/** The clock of a letter whose answer is awaited: it begins when the letter leaves, and stops when the answer comes. */
@Injectable()
export class LetterClockService {
  constructor(private readonly effects: Effects) {}

  /** Brings the clock into line with the letter, whatever happened to it: starts, moves or stops it. */
  async set(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    const dueOn = chaseOn(letter);
    if (dueOn === null) return this.stop(em, actor, letter);
    if (letter.clockTaskId) {
      return this.effects.emit(em, actor, 'letter.clock_moved', { clockTaskId: letter.clockTaskId, dueOn });
    }
    if (!letter.engagementId) return;
    const clockTaskId = randomUUID();
    await rows(em, sql`UPDATE letter SET clock_task_id = ${clockTaskId} WHERE id = ${letter.id}`);
    const isClosed = letter.accessLists.length > 0;
    await this.effects.emit(em, actor, 'letter.answer_awaited', {
      clockTaskId,
      engagementId: letter.engagementId,
      title: titleOf(letter),
      state: letter.state,
      dueOn,
      officeId: isClosed ? null : letter.officeId,
    });
  }

  async stop(em: EntityManager, actor: Actor, { id, clockTaskId }: Letter): Promise<void> {
    if (!clockTaskId) return;
    await rows(em, sql`UPDATE letter SET clock_task_id = NULL WHERE id = ${id}`);
    await this.effects.emit(em, actor, 'letter.clock_stopped', { clockTaskId });
  }
}

/** The day on which somebody is to chase the answer; null where none is awaited. */
function chaseOn({ course, status, sentOn, chasedOn, replyWeeks }: Letter): IsoDate | null {
  const waits = course === 'outgoing' && (status === 'sent' || status === 'acknowledged');
  if (!waits || sentOn === null || replyWeeks === null) return null;
  const first = replyDueOn(sentOn, replyWeeks);
  const again = chasedOn && replyDueOn(chasedOn, CHASE_WEEKS);
  return workdayFrom(again && again > first ? again : first);
}

/** Under the Chatham House caveat neither the reference, which names the office, nor more than that there is one. */
function titleOf({ effectiveCaveats, ourRef, subject, subjectRead }: Letter): string {
  if (effectiveCaveats.includes('chatham_house')) return 'Chase the answer to a letter';
  return `Chase the answer to ${[ourRef, subjectRead ?? subject].filter(Boolean).join(', ')}`.slice(0, 300);
}
