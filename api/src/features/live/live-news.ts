import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { NewsListener } from '../../platform/live/news-listener.js';
import { rows } from '../../platform/database/query.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { LetterBatchesService } from '../letters/batches/letter-batches.service.js';
import { ReadersService } from '../users/readers.service.js';
import { LiveStreams } from './live-streams.service.js';
import { concernedBy, visibleTasks } from './live.queries.js';

/** News of one moment are looked at together: a digest's worth of rows costs a few statements, not hundreds. */
const GATHER_MS = 50;

/** Turns what processes tell each other into events for the people who are looking, each after asking what they may see. */
@Injectable()
export class LiveNews {
  private readonly log = new Logger('Live');
  private readonly notifications = new Map<string, Set<string>>();
  private tasks = new Map<string, ReadonlySet<string>>();
  private readonly batches = new Map<string, Set<string>>();
  private remindersRan = false;
  private timer: NodeJS.Timeout | undefined;
  /** One look at a time, so that events leave in the order of the news. */
  private passing = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly streams: LiveStreams,
    private readonly readers: ReadersService,
    private readonly notificationsOf: NotificationsService,
    private readonly letterBatches: LetterBatchesService,
    private readonly clock: Clock,
    news: NewsListener,
  ) {
    news.on('session', (id) => this.safely(this.streams.endDead((stream) => stream.sessionId === id)));
    news.on('access', (id) => this.safely(this.accessChanged(id)));
    news.on('notification', (payload) => this.gatherOwn(this.notifications, payload));
    news.on('letterBatch', (payload) => this.gatherOwn(this.batches, payload));
    news.on('task', (payload) => this.gatherTask(payload));
    news.on('reminders', () => {
      this.remindersRan = true;
      this.passOnSoon();
    });
    news.onGap(() => news.listening && this.afterGap());
  }

  /** What an account may do changed, and with it perhaps all that it sees. */
  private async accessChanged(userId: string): Promise<void> {
    await this.streams.endDead((stream) => stream.userId === userId);
    this.streams.sendTo(userId, { kind: 'refresh' });
  }

  private afterGap(): void {
    this.streams.sendToAll({ kind: 'refresh' });
    this.safely(this.streams.endDead(() => true));
  }

  /** `user record`: news for one person alone. */
  private gatherOwn(byUser: Map<string, Set<string>>, payload: string): void {
    const [userId = '', id = ''] = payload.split(' ');
    if (!this.streams.userIds.has(userId)) return;
    byUser.set(userId, (byUser.get(userId) ?? new Set()).add(id));
    this.passOnSoon();
  }

  /** `task former-holder…`: who held it until now is told as well. */
  private gatherTask(payload: string): void {
    const [id = '', ...former] = payload.split(' ');
    this.tasks.set(id, new Set([...(this.tasks.get(id) ?? []), ...former]));
    this.passOnSoon();
  }

  private passOnSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.passing = this.passing.then(() => this.passOn());
    }, GATHER_MS).unref();
  }

  private async passOn(): Promise<void> {
    const [notifications, batches] = [new Map(this.notifications), new Map(this.batches)];
    const { tasks, remindersRan } = this;
    this.notifications.clear();
    this.batches.clear();
    this.tasks = new Map();
    this.remindersRan = false;
    try {
      await this.clock.refresh();
      await this.tellNotifications(notifications);
      await this.tellBatches(batches);
      await this.tellTasks(tasks);
      if (remindersRan) this.streams.sendToAll({ kind: 'reminders' });
    } catch (error) {
      this.log.warn(`News could not be passed on: ${(error as Error).message}`);
      // Whoever looks must not go on believing that nothing happened.
      this.streams.sendToAll({ kind: 'refresh' });
    }
  }

  private async tellNotifications(byUser: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    for (const reader of (await this.readers.of(this.db, [...byUser.keys()], this.clock.now())).values()) {
      const ids = [...(byUser.get(reader.userId) ?? [])];
      for (const id of await this.notificationsOf.tellable(reader, ids)) {
        this.streams.sendTo(reader.userId, { kind: 'notification', id });
      }
    }
  }

  private async tellBatches(byUser: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    for (const reader of (await this.readers.of(this.db, [...byUser.keys()], this.clock.now())).values()) {
      for (const batchId of await this.letterBatches.tellable(reader, [...(byUser.get(reader.userId) ?? [])])) {
        this.streams.sendTo(reader.userId, { kind: 'letter_batch', batchId });
      }
    }
  }

  private async tellTasks(tasks: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    const [here, ids] = [[...this.streams.userIds], [...tasks.keys()]];
    if (here.length === 0 || ids.length === 0) return;
    const now = this.clock.now();
    const former = [...tasks.values()].flatMap((holders) => [...holders]);
    const concerned = await rows<{ user_id: string }>(this.db, concernedBy(ids, former, here, now));
    const userIds = concerned.map((row) => row.user_id);
    for (const reader of (await this.readers.of(this.db, userIds, now)).values()) {
      const [seen] = await rows(this.db, visibleTasks(reader, ids));
      if (seen) this.streams.sendTo(reader.userId, { kind: 'tasks' });
    }
  }

  private safely(work: Promise<void>): void {
    work.catch((error: Error) => this.log.warn(`Streams could not be looked through: ${error.message}`));
  }
}
