import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import { fold } from '@demarche/domain/fold';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/domain-error.js';
import { type Assignee, assigneeIn, fieldOf, oneAssigneeIn } from './task-assignee.js';
import { TaskAssigneesService } from './task-assignees.service.js';
import { TaskParentsService } from './task-parents.service.js';
import { TaskReadsService } from './task-reads.service.js';
import { TaskWritesService } from './task-writes.service.js';
import type { CreateTaskBody, ReassignTaskBody, UpdateTaskBody } from './dto.js';
import { Task } from './task.entity.js';

/** What a task is made of, besides what its maker says: the id and the parents of a follow-up are known before. */
export type NewTask = Omit<CreateTaskBody, 'dueOn' | 'title'> & Pick<CreateTaskBody, 'dueOn' | 'title'>;

/**
 * Every change of a task: load, check, change, record; all or nothing. The answer is the task as this change left it: read
 * later, it might be what somebody else made of it meanwhile, or gone.
 */
@Injectable()
export class TasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly writes: TaskWritesService,
    private readonly reads: TaskReadsService,
    private readonly labels: LabelsService,
    private readonly parents: TaskParentsService,
    private readonly assignees: TaskAssigneesService,
  ) {}

  create(actor: Actor, input: NewTask): Promise<TaskView> {
    const id = randomUUID();
    return this.transactions.run(async (em) => {
      await this.createIn(em, actor, id, input);
      return this.reads.one(actor, id, em);
    });
  }

  /** Within a transaction that runs already: a follow-up is made together with its engagement. */
  async createIn(em: EntityManager, actor: Actor, id: string, input: NewTask): Promise<void> {
    const assignee = oneAssigneeIn(input);
    await this.assignees.demandKnown(em, assignee);
    if (input.state) await this.parents.demandState(em, input.state);
    const parents = input.engagementId ? [await this.parents.demandEngagement(em, actor, input.engagementId)] : [];
    const task: Omit<Task, 'version'> = {
      ...(await this.labels.create(em, actor, 'task.write', id, input, parents)),
      ...assignee,
      id,
      treaty: await this.parents.treatyKey(em),
      title: input.title,
      folded: fold(input.title),
      note: input.note ?? null,
      state: input.state ?? null,
      engagementId: input.engagementId ?? null,
      dueOn: input.dueOn,
      priority: input.priority ?? 'normal',
      status: 'open',
      closedAt: null,
      closedBy: null,
      createdBy: actor.userId,
      demo: false,
      createdAt: actor.now,
      updatedAt: actor.now,
      deletedAt: null,
    };
    await this.writes.insert(em, actor, task);
    await this.assignees.demandReader(em, actor.now, id, assignee, fieldOf(assignee));
    await this.writes.announce(em, actor, id, true);
  }

  update(actor: Actor, id: string, input: UpdateTaskBody): Promise<TaskView> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id);
      const assignee = assigneeIn(input);
      if (assignee) await this.assignees.demandKnown(em, assignee);
      if (input.state) await this.parents.demandState(em, input.state);
      const relabels = input.label !== undefined || input.caveats !== undefined || input.access !== undefined;
      const change: Partial<Task> = {
        ...(relabels && (await this.relabelled(em, actor, task, input))),
        ...assignee,
        ...(input.title !== undefined && { title: input.title, folded: fold(input.title) }),
        ...(input.note !== undefined && { note: input.note }),
        ...(input.state !== undefined && { state: input.state }),
        ...(input.dueOn !== undefined && { dueOn: input.dueOn }),
        ...(input.priority !== undefined && { priority: input.priority }),
      };
      await this.writes.change(em, actor, task, input.version, 'task.edited', change, input.labelReason);
      const handedOn = assignee !== undefined && isOther(task, assignee);
      if (handedOn || relabels) {
        const field = handedOn ? fieldOf(assignee) : 'label';
        await this.assignees.demandReader(em, actor.now, id, assignee ?? task, field);
      }
      await this.writes.announce(em, actor, id, handedOn);
      return this.reads.one(actor, id, em);
    });
  }

  reassign(actor: Actor, id: string, input: ReassignTaskBody): Promise<TaskView> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id);
      if (task.status !== 'open') throw closed();
      const assignee = oneAssigneeIn(input);
      await this.assignees.demandKnown(em, assignee);
      await this.writes.change(em, actor, task, input.version, 'task.reassigned', assignee);
      await this.assignees.demandReader(em, actor.now, id, assignee, fieldOf(assignee));
      await this.writes.announce(em, actor, id, isOther(task, assignee));
      return this.reads.one(actor, id, em);
    });
  }

  close(actor: Actor, id: string, version: number): Promise<TaskView> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id);
      if (task.status !== 'open') throw closed();
      const change = { status: 'done', closedAt: actor.now, closedBy: actor.userId } as const;
      await this.writes.change(em, actor, task, version, 'task.closed', change);
      await this.writes.announce(em, actor, id, false);
      return this.reads.one(actor, id, em);
    });
  }

  reopen(actor: Actor, id: string, version: number): Promise<TaskView> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id);
      if (task.status !== 'done') throw new DomainError('conflict', 'task.open', 'This task is open already.');
      const change = { status: 'open', closedAt: null, closedBy: null } as const;
      await this.writes.change(em, actor, task, version, 'task.reopened', change);
      await this.writes.announce(em, actor, id, false);
      return this.reads.one(actor, id, em);
    });
  }

  /** Out of every list, but kept: `restore` takes it back. */
  delete(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id);
      await this.writes.change(em, actor, task, version, 'task.deleted', { deletedAt: actor.now });
      await this.writes.announce(em, actor, id, false);
    });
  }

  restore(actor: Actor, id: string, version: number): Promise<TaskView> {
    return this.transactions.run(async (em) => {
      const task = await this.writes.lock(em, actor, id, 'deleted');
      await this.writes.change(em, actor, task, version, 'task.restored', { deletedAt: null });
      await this.writes.announce(em, actor, id, false);
      return this.reads.one(actor, id, em);
    });
  }

  /** A follow-up goes with the contact that was taken back, unless it is done already. */
  async withdraw(em: EntityManager, actor: Actor, engagementId: string, id: string): Promise<void> {
    const task = (await this.writes.childrenOf(em, engagementId)).find((child) => child.id === id);
    if (task?.status !== 'open' || task.deletedAt) return;
    await this.writes.change(em, actor, task, task.version, 'task.deleted', { deletedAt: actor.now });
    await this.writes.announce(em, actor, id, false);
  }

  /** The task of a clock, while it is open: moved to another day, or done, by what happened to its letter. */
  async tick(em: EntityManager, actor: Actor, id: string, to: { dueOn: IsoDate } | 'done'): Promise<void> {
    const task = await em.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (task?.status !== 'open' || task.deletedAt) return;
    const [action, change] =
      to === 'done'
        ? (['task.closed', { status: 'done', closedAt: actor.now, closedBy: actor.userId }] as const)
        : (['task.edited', to] as const);
    await this.writes.change(em, actor, task, task.version, action, change);
    await this.writes.announce(em, actor, id, false);
  }

  /** Labels a task anew from its own label and its engagement's, whoever changed the engagement. */
  async inheritAnew(em: EntityManager, actor: Actor, engagementId: string): Promise<void> {
    for (const task of await this.writes.childrenOf(em, engagementId)) {
      const parents = await this.parents.inherited(em, engagementId);
      await this.writes.relabel(em, actor, task, parents);
    }
  }

  private async relabelled(em: EntityManager, actor: Actor, task: Task, input: UpdateTaskBody) {
    const parents = await this.parents.inherited(em, task.engagementId);
    const record = { ...effectiveRecord(task), id: task.id, ownerId: task.createdBy };
    return this.labels.change(em, actor, 'task.write', record, input, parents);
  }
}

function effectiveRecord(task: Task) {
  const { label, caveats } = task;
  const { label: effectiveLabel, caveats: effectiveCaveats, lists: accessLists } = effectiveOf(task);
  return { label, caveats, effectiveLabel, effectiveCaveats: [...effectiveCaveats], accessLists: [...accessLists] };
}

function isOther(task: Task, assignee: Assignee): boolean {
  return task.assigneeUserId !== assignee.assigneeUserId || task.assigneeOfficeId !== assignee.assigneeOfficeId;
}

function closed(): DomainError {
  return new DomainError('conflict', 'task.closed', 'This task is closed: reopen it first.');
}
