import { Injectable } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import type { TaskListQuery } from './dto.js';
import { openTasksCount, taskById, taskPage, type TaskRow } from './tasks.queries.js';

/** What readers get of tasks: one statement a screen. */
@Injectable()
export class TaskReadsService {
  constructor(private readonly db: DataSource) {}

  /** Throws the same 404 for a task that never was and one that the actor may not see. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<TaskView> {
    const row = await firstRow<TaskRow>(db, taskById(actor, id));
    if (!row) throw notFound('task');
    return row.view;
  }

  async page(actor: Actor, query: TaskListQuery): Promise<TaskPage> {
    const found = await rows<TaskRow & { total?: number }>(this.db, taskPage(actor, query));
    // With a total there is always a row, though an empty one where the page is empty.
    const tasks = found.filter((row) => row.id !== null);
    const page = toPage(
      tasks,
      query.limit,
      ({ due_on, id }) => [due_on, id],
      (row) => row.view,
    );
    return query.total ? { ...page, total: found[0]?.total ?? 0 } : page;
  }

  /** How many open tasks about this State count for the reader: one number, for a statement that asks for more. */
  countOpen(actor: Actor, iso3: string): Sql {
    return openTasksCount(actor, iso3);
  }
}
