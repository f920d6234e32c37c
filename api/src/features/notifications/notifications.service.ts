import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { NotificationPage } from '@demarche/contracts/reminders';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { decodeCursor, isInstant, isUuid, toPage } from '../../platform/paging.js';
import { MailsService } from '../mail/mails.service.js';
import { type NotificationKind, type NotificationRow, toNotificationView } from './notification.views.js';
import { notificationRows, pageCondition, tellableOf, tellableSince, unreadCount } from './notifications.queries.js';

const MOST_SINCE = 50;

export interface NewNotification {
  userId: string;
  kind: NotificationKind;
  taskIds?: readonly string[];
  engagementId?: string;
  noteId?: string;
  state?: string;
  /** Who caused it. */
  actorId?: string;
  detail?: NotificationRow['detail'];
}

/** What is told to people: kept as ids, read as far as they may see the records then, with a mail beside it. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly mails: MailsService,
    private readonly audit: AuditService,
  ) {}

  /** Writes notifications and their mails in the caller's transaction. Returns their ids, in the given order. */
  async write(em: EntityManager, news: readonly NewNotification[], now: Date): Promise<string[]> {
    if (news.length === 0) return [];
    const mails = await this.mails.write(
      em,
      news.map((item) => item.userId),
      now,
    );
    const notifications = news.map((item, i) => ({
      id: randomUUID(),
      user_id: item.userId,
      kind: item.kind,
      actor_id: item.actorId ?? null,
      engagement_id: item.engagementId ?? null,
      note_id: item.noteId ?? null,
      state_iso3: item.state ?? null,
      detail: item.detail ?? {},
      mail_id: mails[i],
      taskIds: item.taskIds ?? [],
    }));
    await rows(
      em,
      sql`INSERT INTO notification (id, user_id, kind, actor_id, engagement_id, note_id, state_iso3, detail, mail_id, at)
          SELECT id, user_id, kind, actor_id, engagement_id, note_id, state_iso3, detail, mail_id, ${now}
          FROM jsonb_to_recordset(${JSON.stringify(notifications)}) AS n (id uuid, user_id uuid, kind text, actor_id uuid,
            engagement_id uuid, note_id uuid, state_iso3 text, detail jsonb, mail_id uuid)`,
    );
    const tasks = notifications.flatMap(({ id, taskIds }) =>
      taskIds.map((task_id) => ({ notification_id: id, task_id })),
    );
    await rows(
      em,
      sql`INSERT INTO notification_task (notification_id, task_id)
          SELECT notification_id, task_id
          FROM jsonb_to_recordset(${JSON.stringify(tasks)}) AS t (notification_id uuid, task_id uuid)`,
    );
    return notifications.map(({ id }) => id);
  }

  async page(actor: Actor, query: { unread?: boolean; after?: string; limit: number }): Promise<NotificationPage> {
    const after = query.after === undefined ? undefined : decodeCursor(query.after, [isInstant, isUuid]);
    const where = pageCondition(query.unread ?? false, after);
    const [found, unread] = await Promise.all([
      rows<NotificationRow>(this.db, notificationRows(actor, where, query.limit + 1)),
      firstRow<{ n: number }>(this.db, unreadCount(actor)),
    ]);
    const page = toPage(
      found,
      query.limit,
      (row) => [row.at.toISOString(), row.id],
      (row) => toNotificationView(row, actor.zone),
    );
    return { ...page, unread: unread?.n ?? 0 };
  }

  /** Those of these notifications of the reader that are about something they may (still) see. */
  async tellable(reader: Actor, ids: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(this.db, tellableOf(reader, ids));
    return found.map((row) => row.id);
  }

  /** What was told the reader since the notification `id` of theirs, earliest first: as many as somebody would look at. */
  async since(reader: Actor, id: string): Promise<string[]> {
    const found = await rows<{ id: string }>(this.db, tellableSince(reader, id, MOST_SINCE));
    return found.map((row) => row.id);
  }

  /** Marks my own as read: these, or all. What is not mine or read already is passed by. */
  async markRead(actor: Actor, ids: readonly string[] | 'all'): Promise<void> {
    await this.transactions.run(async (em) => {
      const which = ids === 'all' ? sql`TRUE` : sql`id = ANY(${[...ids]}::uuid[])`;
      const marked = await rows<{ id: string }>(
        em,
        sql`WITH marked AS (
              UPDATE notification SET read_at = ${actor.now}
              WHERE user_id = ${actor.userId} AND read_at IS NULL AND ${which} RETURNING id
            )
            SELECT id FROM marked`,
      );
      await this.audit.record(em, actor, {
        action: 'notification.read',
        subjectKind: 'user',
        subjectId: actor.userId,
        after: { notifications: marked.length },
      });
    });
  }
}
