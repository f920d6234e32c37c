import { randomUUID } from 'node:crypto';
import type { Reader } from './expected.js';
import { PLANNED_WITH } from './makers.js';
import type { Planted } from './plant.js';
import type { World } from './world.js';

const TASKS = ['task', 'follow_up'];
const CONTACTS = ['engagement', 'plan'];

/** A mail of each notification, by reader: what they may see of it is decided when it is sent. */
export type Mails = Map<Reader, string[]>;

/**
 * Tells everybody of every task and contact, as though all of it had once been open to them: a notification with its mail for
 * each, one digest of all tasks, and a reminder for each task. Written past the API, for it would tell nobody of what they may
 * not see.
 */
export async function tellEverybody(world: World, planted: readonly Planted[]): Promise<Mails> {
  const mails: Mails = new Map();
  for (const [reader, { officer }] of world.readers) {
    const userId = officer?.id ?? '';
    const ids: string[] = [];
    for (const record of planted) {
      if (TASKS.includes(record.kind)) ids.push(await notify(world, userId, 'task_assigned', [record.id]));
      if (TASKS.includes(record.kind)) await remind(world, userId, record.id);
      if (CONTACTS.includes(record.kind)) ids.push(await notify(world, userId, 'planned_overlap', [], record.id));
    }
    mails.set(reader, ids);
  }
  return mails;
}

async function notify(
  { app, planter }: World,
  userId: string,
  kind: string,
  tasks: string[],
  engagement?: string,
): Promise<string> {
  const [id, mailId] = [randomUUID(), randomUUID()];
  await app.owner.query(
    `INSERT INTO mail (id, user_id, state, next_attempt_at, created_at) VALUES ($1, $2, 'queued', '2026-11-24Z', '2026-11-24Z')`,
    [mailId, userId],
  );
  await app.owner.query(
    `INSERT INTO notification (id, user_id, kind, actor_id, engagement_id, state_iso3, mail_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '2026-11-24Z')`,
    [id, userId, kind, planter.officer?.id, engagement ?? null, engagement ? PLANNED_WITH : null, mailId],
  );
  for (const task of tasks) await app.owner.query('INSERT INTO notification_task VALUES ($1, $2)', [id, task]);
  return mailId;
}

async function remind({ app }: World, userId: string, taskId: string): Promise<void> {
  await app.owner.query(
    `INSERT INTO reminder (id, rule, task_id, step, anchor_on, user_id, local_date, local_time, zone, due_at, status)
     VALUES ($1, 'task_due', $2, 'due_0', '2026-11-24', $3, '2026-11-24', '08:00', 'UTC', '2026-11-24T08:00:00Z', 'pending')`,
    [randomUUID(), taskId, userId],
  );
}
