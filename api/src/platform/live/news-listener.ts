import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config.js';
import { type Channel, CHANNELS } from './channels.js';
import { waitBefore } from './reconnect.js';

const PROBE_EVERY_MS = 10_000;
const PATIENCE_MS = 5_000;

/**
 * Hears what other processes tell (LISTEN) on a connection of its own, which it makes anew whenever it is lost. A feature
 * says in its constructor what it wants to hear; a process in which nobody does opens no connection.
 *
 * News are not kept for who is away. So what is remembered on their strength is good only while `listening`, and after
 * each gap `onGap` says that anything may have happened meanwhile.
 */
@Injectable()
export class NewsListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('News');
  private readonly hearers = new Map<string, ((payload: string) => void)[]>();
  private readonly gaps: (() => void)[] = [];
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private stopped = false;

  constructor(private readonly config: Config) {}

  on(channel: Channel, hear: (payload: string) => void): void {
    this.hearers.set(CHANNELS[channel], [...(this.hearers.get(CHANNELS[channel]) ?? []), hear]);
  }

  /** `forget` runs when the connection is lost and when it stands again: both ends of the time in which nothing was heard. */
  onGap(forget: () => void): void {
    this.gaps.push(forget);
  }

  /** False while news may be missed. */
  get listening(): boolean {
    return this.client !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.hearers.size > 0) await this.connect();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.DATABASE_URL,
      application_name: 'demarche-news',
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('the server closed it')));
    client.on('notification', ({ channel, payload }) => this.hear(channel, payload ?? ''));
    try {
      await client.connect();
      await client.query([...this.hearers.keys()].map((channel) => `LISTEN ${channel}`).join('; '));
    } catch (error) {
      void client.end().catch(() => undefined);
      return this.again(error as Error);
    }
    if (this.stopped) return void client.end().catch(() => undefined);
    if (this.failures > 0) this.log.log('News are heard again.');
    this.failures = 0;
    this.client = client;
    this.tellGap();
    this.probeLater(client);
  }

  /** A server that vanished says no goodbye: only asking finds out. */
  private probeLater(client: pg.Client): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => this.client === client && this.probeLater(client),
        (error: Error) => this.lost(client, error),
      );
    }, PROBE_EVERY_MS);
    this.timer.unref();
  }

  private lost(client: pg.Client, error: Error): void {
    if (this.client !== client) return;
    this.client = undefined;
    clearTimeout(this.timer);
    void client.end().catch(() => undefined);
    this.tellGap();
    this.again(error);
  }

  private again(error: Error): void {
    if (this.stopped) return;
    const wait = waitBefore(++this.failures, Math.random());
    if (this.failures === 1) this.log.warn(`News are not heard, trying again: ${error.message}`);
    this.timer = setTimeout(() => void this.connect(), wait);
    this.timer.unref();
  }

  private hear(channel: string, payload: string): void {
    for (const hear of this.hearers.get(channel) ?? []) this.safely(() => hear(payload));
  }

  private tellGap(): void {
    for (const forget of this.gaps) this.safely(forget);
  }

  /** One hearer's fault takes neither the news from the others nor the process down. */
  private safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.log.error(`News could not be taken in: ${(error as Error).message}`, (error as Error).stack);
    }
  }
}
