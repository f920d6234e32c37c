import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Handles } from '../../platform/effects.js';
import type { BreakGlassUsed } from '../break-glass/break-glass-effects.js';
import type { PlannedOverlapFound } from '../engagements/engagement-effects.js';
import type { NoteMentioned } from '../notes/note-effects.js';
import { ReadersService } from '../users/readers.service.js';
import { NotificationsService } from './notifications.service.js';

/** What the features to the left cause here, in their transaction. */
@Injectable()
export class NotificationCauses {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly readers: ReadersService,
  ) {}

  /** The user to whom the task is given, or all who hold the office today; not who gave it. */
  @Handles('task.assigned', 20)
  async taskAssigned(em: EntityManager, actor: Actor, effect: { taskId: string }): Promise<void> {
    const today = actor.now.toISOString().slice(0, 10);
    const people = await rows<{ user_id: string }>(
      em,
      sql`SELECT assignee_user_id AS user_id FROM task WHERE id = ${effect.taskId} AND assignee_user_id IS NOT NULL
          UNION
          SELECT m.user_id FROM task t JOIN mandate m ON m.office_id = t.assignee_office_id
          WHERE t.id = ${effect.taskId} AND m.from_on <= ${today} AND (m.to_on IS NULL OR m.to_on >= ${today})`,
    );
    const others = people.map((row) => row.user_id).filter((userId) => userId !== actor.userId);
    const told = [];
    for (const reader of (await this.readers.of(em, others, actor.now)).values()) {
      if (!(await maySeeTask(em, reader, effect.taskId))) continue;
      told.push({
        userId: reader.userId,
        kind: 'task_assigned' as const,
        taskIds: [effect.taskId],
        actorId: actor.userId,
      });
    }
    await this.notifications.write(em, told, actor.now);
  }

  /** Each office is told of the other's contact: those of its holders who may see that one. */
  @Handles('engagement.overlap', 20)
  async plannedOverlap(em: EntityManager, actor: Actor, effect: PlannedOverlapFound): Promise<void> {
    const { engagementId, otherEngagementId, state } = effect;
    await this.tellHolders(em, actor, engagementId, otherEngagementId, state);
    await this.tellHolders(em, actor, otherEngagementId, engagementId, state);
  }

  /** Who is mentioned in a note sees it: that was asked when it was written. */
  @Handles('note.mentioned', 20)
  async mentioned(em: EntityManager, actor: Actor, { noteId, userIds }: NoteMentioned): Promise<void> {
    const told = userIds.map((userId) => ({ userId, kind: 'note_mention' as const, noteId, actorId: actor.userId }));
    await this.notifications.write(em, told, actor.now);
  }

  /** The owner of a restricted record is told who opened it, and why. */
  @Handles('break_glass.used', 20)
  async breakGlass(em: EntityManager, actor: Actor, effect: BreakGlassUsed): Promise<void> {
    const { subjectKind, subjectId, ownerId, reason, expiresAt } = effect;
    const about = {
      ...(subjectKind === 'task' && { taskIds: [subjectId] }),
      ...(subjectKind === 'engagement' && { engagementId: subjectId }),
    };
    const detail = { subjectKind, subjectId, reason, expiresAt: expiresAt.toISOString() };
    const told = { userId: ownerId, kind: 'break_glass' as const, actorId: actor.userId, detail, ...about };
    await this.notifications.write(em, [told], actor.now);
  }

  private async tellHolders(
    em: EntityManager,
    actor: Actor,
    ownEngagementId: string,
    otherEngagementId: string,
    state: string,
  ): Promise<void> {
    const today = actor.now.toISOString().slice(0, 10);
    const people = await rows<{ user_id: string }>(
      em,
      sql`SELECT DISTINCT m.user_id FROM mandate m
          WHERE m.office_id = (SELECT office_id FROM engagement WHERE id = ${ownEngagementId})
            AND m.from_on <= ${today} AND (m.to_on IS NULL OR m.to_on >= ${today})`,
    );
    const told = [];
    const readers = await this.readers.of(
      em,
      people.map((row) => row.user_id),
      actor.now,
    );
    for (const reader of readers.values()) {
      if (!(await maySeeEngagement(em, reader, otherEngagementId))) continue;
      told.push({
        userId: reader.userId,
        kind: 'planned_overlap' as const,
        engagementId: otherEngagementId,
        state,
        actorId: actor.userId,
      });
    }
    await this.notifications.write(em, told, actor.now);
  }
}

async function maySeeTask(em: EntityManager, reader: Actor, id: string): Promise<boolean> {
  return Boolean(await firstRow(em, sql`SELECT 1 FROM task t WHERE t.id = ${id} AND ${visible(reader, 't')}`));
}

async function maySeeEngagement(em: EntityManager, reader: Actor, id: string): Promise<boolean> {
  return Boolean(await firstRow(em, sql`SELECT 1 FROM engagement e WHERE e.id = ${id} AND ${visible(reader, 'e')}`));
}
