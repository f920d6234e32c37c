import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { ReminderHeartbeat, ReminderStatus, ReminderView } from '@demarche/contracts/reminders';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { decodeCursor, isInstant, isUuid, limitTo, toPage } from '../../platform/paging.js';
import type { ReminderListQuery } from './dto.js';

const HEALTHY_SECONDS = 180;

type ReminderRow = Omit<ReminderView, 'dueAt' | 'deliveredAt' | 'mail'> & {
  dueAt: Date;
  deliveredAt: Date | null;
  status: ReminderStatus;
  mail: ReminderView['mail'] | 'withheld';
};

/** What people see of their reminders. */
@Injectable()
export class ReminderReadsService {
  constructor(private readonly db: DataSource) {}

  /** My own, by the hour they fall due, of tasks that I may see. */
  async page(actor: Actor, query: ReminderListQuery): Promise<Page<ReminderView>> {
    const after = query.after === undefined ? undefined : decodeCursor(query.after, [isInstant, isUuid]);
    const found = await rows<ReminderRow>(
      this.db,
      sql`SELECT r.id, r.rule, r.step, r.local_date AS "localDate", r.local_time AS "localTime", r.zone,
            r.due_at AS "dueAt", r.status, r.delivered_at AS "deliveredAt", m.state AS mail,
            jsonb_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on, 'state',
              CASE WHEN s.iso3 IS NOT NULL THEN jsonb_build_object('iso3', s.iso3, 'name', s.name) END) AS task
          FROM reminder r
            JOIN task t ON t.id = r.task_id AND t.deleted_at IS NULL AND ${visible(actor, 't')}
            LEFT JOIN state s ON s.iso3 = t.state_iso3
            LEFT JOIN notification n ON n.id = r.notification_id
            LEFT JOIN mail m ON m.id = n.mail_id
          WHERE r.user_id = ${actor.userId}
            ${query.status ? sql`AND r.status = ${query.status}` : empty}
            ${query.task ? sql`AND r.task_id = ${query.task}` : empty}
            ${after ? sql`AND (r.due_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
          ORDER BY r.due_at, r.id ${limitTo(query.limit + 1)}`,
    );
    return toPage(found, query.limit, (row) => [row.dueAt.toISOString(), row.id], toView);
  }

  /** Readable by all who sign in: reminders that silently stopped are worse than none. */
  async heartbeat(now: Date): Promise<ReminderHeartbeat> {
    const beat = await firstRow<{ ran_at: Date }>(this.db, sql`SELECT ran_at FROM reminder_heartbeat`);
    if (!beat) return { lastRanAt: null, ageSeconds: null, healthy: false };
    const ageSeconds = Math.max(0, Math.round((now.getTime() - beat.ran_at.getTime()) / 1_000));
    return { lastRanAt: beat.ran_at.toISOString(), ageSeconds, healthy: ageSeconds <= HEALTHY_SECONDS };
  }
}

function toView(row: ReminderRow): ReminderView {
  return {
    ...row,
    dueAt: row.dueAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    mail: row.mail === 'withheld' ? null : row.mail,
  };
}
