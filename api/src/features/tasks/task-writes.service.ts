import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type EntityManager, In } from 'typeorm';
import type { Labelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { inheritedBy } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { visible } from '../../platform/access/visible.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { notify } from '../../platform/live/channels.js';
import { notFound, stale } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { Task } from './task.entity.js';

/** The statements behind every change of a task, each with its audit row. All of them run in the caller's transaction. */
@Injectable()
export class TaskWritesService {
  constructor(
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly effects: Effects,
  ) {}

  /** The task, locked. Throws the same 404 for one that never was and one the actor may not see, 403 where it is read only. */
  async lock(em: EntityManager, actor: Actor, id: string, state: 'present' | 'deleted' = 'present'): Promise<Task> {
    const there = state === 'present' ? sql`t.deleted_at IS NULL` : sql`t.deleted_at IS NOT NULL`;
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM task t WHERE t.id = ${id} AND ${there} AND ${visible(actor, 't')} FOR UPDATE`,
    );
    if (!found) throw notFound('task');
    const task = await em.findOneByOrFail(Task, { id });
    this.labels.demandWritable(actor, 'task.write', task.effectiveLabel, true);
    return task;
  }

  async insert(em: EntityManager, actor: Actor, task: Omit<Task, 'version'>): Promise<void> {
    await em.insert(Task, task);
    await this.record(em, actor, 'task.created', null, await em.findOneByOrFail(Task, { id: task.id }));
  }

  /** Throws 409 `version.stale` unless `version` is the present one. */
  async change(
    em: EntityManager,
    actor: Actor,
    before: Task,
    version: number,
    action: string,
    change: Partial<Task>,
    reason?: string,
  ): Promise<void> {
    const { affected } = await em.update(Task, { id: before.id, version }, { ...change, updatedAt: actor.now });
    if (affected !== 1) throw stale();
    await this.record(em, actor, action, before, await em.findOneByOrFail(Task, { id: before.id }), reason);
  }

  /** What follows from a change: reminders planned anew, and news for whoever got the task. */
  async announce(em: EntityManager, actor: Actor, taskId: string, assigned: boolean): Promise<void> {
    await this.effects.emit(em, actor, 'task.replanned', { taskId });
    if (assigned) await this.effects.emit(em, actor, 'task.assigned', { taskId });
  }

  /** The tasks of an engagement, deleted ones too: a restored task must not come back too open. */
  async childrenOf(em: EntityManager, engagementId: string): Promise<Task[]> {
    const ids = await rows<{ id: string }>(
      em,
      sql`SELECT id FROM task WHERE engagement_id = ${engagementId} ORDER BY id FOR UPDATE`,
    );
    return ids.length === 0 ? [] : em.findBy(Task, { id: In(ids.map((row) => row.id)) });
  }

  /** Not a change that its holder made, so the version stays: an edit under way goes on. */
  async relabel(em: EntityManager, actor: Actor, task: Task, parents: readonly Labelling[]): Promise<void> {
    const { label, caveats, lists } = inheritedBy(task, parents);
    await rows(
      em,
      sql`UPDATE task SET effective_label = ${label}, effective_caveats = ${caveats}, access_lists = ${lists}
          WHERE id = ${task.id}`,
    );
    await this.record(em, actor, 'task.relabelled', task, await em.findOneByOrFail(Task, { id: task.id }));
  }

  /** The audit entry, and news for who looks at the task: its holders, and those who held it before. */
  private async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: Task | null,
    after: Task,
    reason?: string,
  ): Promise<void> {
    const former = [before?.assigneeUserId, before?.assigneeOfficeId].filter(Boolean);
    await rows(em, notify('task', [after.id, ...former].join(' ')));
    await this.audit.record(em, actor, {
      action,
      subjectKind: 'task',
      subjectId: after.id,
      before,
      after,
      reason: reason ?? null,
      labelling: after,
    });
  }
}
