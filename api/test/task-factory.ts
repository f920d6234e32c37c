import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CreateTaskRequest, TaskView } from '@demarche/contracts/tasks';
import type { Caveat, Label } from '@demarche/domain/labels';
import type { Client } from './client.js';

/** A treaty and two States, where no pack brought them. */
export async function seedRegister(db: DataSource): Promise<void> {
  await db.query(
    `INSERT INTO treaty (key, code, name, rules, settings, source)
     VALUES ('ccm', 'ccm-of-tests', 'Convention on Cluster Munitions', '{}', '{}', 'test') ON CONFLICT DO NOTHING`,
  );
  for (const [iso3, iso2, m49, name] of [
    ['KEN', 'KE', '404', 'Kenya'],
    ['AGO', 'AO', '024', 'Angola'],
  ]) {
    await db.query(
      `INSERT INTO state (iso3, iso2, m49, name, formal_name, region, sub_region, un_member, un_admitted_on, source)
       VALUES ($1, $2, $3, $4, $4, 'Africa', 'Africa', true, '1970-01-01', 'test') ON CONFLICT DO NOTHING`,
      [iso3, iso2, m49, name],
    );
  }
}

/** An engagement's bare row, past the API; whoever is given as a list member stands on its list. */
export async function insertEngagement(
  db: DataSource,
  ownerId: string,
  options: { label?: Label; caveats?: Caveat[]; listed?: string[]; title?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const { label = 'internal', caveats = [], listed = [], title = 'A call' } = options;
  const lists = label === 'restricted' || caveats.length > 0 ? [id] : [];
  await db.query(
    `INSERT INTO engagement (id, treaty_key, kind, status, on_day, title, folded, owner_id, label, caveats, effective_label,
       effective_caveats, access_lists, created_at, updated_at)
     VALUES ($1, 'ccm', 'call', 'held', '2026-11-01', $2, lower($2), $3, $4, $5, $4, $5, $6, '2026-11-01Z', '2026-11-01Z')`,
    [id, title, ownerId, label, caveats, lists],
  );
  for (const userId of listed) {
    await db.query(
      `INSERT INTO access_list_member (list_id, user_id, added_by, added_at) VALUES ($1, $2, $3, '2026-11-01Z')`,
      [id, userId, ownerId],
    );
  }
  return id;
}

/** A task made over the API by `client`, for `client` unless it says otherwise. Throws unless it was made. */
export async function makeTask(client: Client, input: Partial<CreateTaskRequest> = {}): Promise<TaskView> {
  const assignee = input.assigneeOfficeId ? {} : { assigneeUserId: client.officer?.id };
  const body = { title: 'Send the model law', dueOn: '2026-12-24', ...assignee, ...input };
  const answer = await client.post<TaskView>('/api/tasks', body);
  if (answer.status !== 201) throw new Error(`task: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Empties everything that hangs on tasks. */
export async function forgetTasks(db: DataSource): Promise<void> {
  await db.query(
    `DELETE FROM reminder; DELETE FROM notification_task; DELETE FROM notification; DELETE FROM mail;
     DELETE FROM reminder_replan; DELETE FROM task`,
  );
}
