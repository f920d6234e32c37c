import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { ReadersService } from '../users/readers.service.js';
import { type Assignee, fieldOf } from './task-assignee.js';

/** To whom a task may be given: to who may see it. */
@Injectable()
export class TaskAssigneesService {
  constructor(private readonly readers: ReadersService) {}

  /** Throws 400 naming the field where there is no such user or office, or the account is closed. */
  async demandKnown(em: EntityManager, assignee: Assignee): Promise<void> {
    const statement = assignee.assigneeUserId
      ? sql`SELECT 1 FROM app_user WHERE id = ${assignee.assigneeUserId} AND active`
      : sql`SELECT 1 FROM office WHERE id = ${assignee.assigneeOfficeId}`;
    if (await firstRow(em, statement)) return;
    throw invalidField(fieldOf(assignee), 'reference.unknown', 'There is nobody with this id.');
  }

  /**
   * Throws 400 naming `field` where the assignee may not see the task: the user, or anybody who holds the office today. An
   * office that nobody holds today keeps the task for its next holder.
   */
  async demandReader(em: EntityManager, now: Date, taskId: string, assignee: Assignee, field: string): Promise<void> {
    const people = assignee.assigneeUserId
      ? [assignee.assigneeUserId]
      : await this.holders(em, assignee.assigneeOfficeId, now);
    const readers = await this.readers.of(em, people, now);
    for (const reader of readers.values()) {
      if (await this.maySee(em, reader, taskId)) continue;
      throw invalidField(
        field,
        'assignee.may_not_see',
        `${reader.name} may not see this task: give it to somebody else, or open its label or list to them.`,
      );
    }
  }

  private async holders(em: EntityManager, officeId: string | null, now: Date): Promise<string[]> {
    const today = now.toISOString().slice(0, 10);
    const found = await rows<{ user_id: string }>(
      em,
      sql`SELECT DISTINCT user_id FROM mandate
          WHERE office_id = ${officeId} AND from_on <= ${today} AND (to_on IS NULL OR to_on >= ${today})`,
    );
    return found.map((row) => row.user_id);
  }

  private async maySee(em: EntityManager, reader: Actor, taskId: string): Promise<boolean> {
    return Boolean(await firstRow(em, sql`SELECT 1 FROM task t WHERE t.id = ${taskId} AND ${visible(reader, 't')}`));
  }
}
