import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { LiveEvent } from '@demarche/contracts/live';
import type { Request, Response } from 'express';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { DomainError } from '../../platform/domain-error.js';
import { SessionsService } from '../users/sessions.service.js';
import { LiveStream } from './live-stream.js';

/** Tabs of one browser that are in sight at once, with some to spare. */
const MOST_OF_A_SESSION = 8;
const BEAT_EVERY_MS = 20_000;

/** The streams that are open in this process. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<LiveStream>();
  private readonly timer = setInterval(() => void this.beat(), BEAT_EVERY_MS).unref();
  private stopping = false;

  constructor(
    private readonly sessions: SessionsService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Throws 429 `live.too_many` and 503 `live.full` or `live.stopping`: whoever asked goes on without. */
  async open(actor: Actor, req: Request, res: Response): Promise<LiveStream> {
    this.demandRoom(actor.sessionId);
    const stream = new LiveStream(actor.userId, actor.sessionId, res);
    this.streams.add(stream);
    stream.begin(req, () => this.streams.delete(stream));
    stream.send({ kind: 'refresh' });
    // The session may have ended between the guard and this line, with nobody here to be told.
    await this.endDead((other) => other === stream);
    return stream;
  }

  /** People who have a stream here. */
  get userIds(): ReadonlySet<string> {
    return new Set([...this.streams].map((stream) => stream.userId));
  }

  sendTo(userId: string, event: LiveEvent): void {
    for (const stream of this.streams) if (stream.userId === userId) stream.send(event);
  }

  sendToAll(event: LiveEvent): void {
    for (const stream of this.streams) stream.send(event);
  }

  /** Ends those streams whose session has ended, run out, or belongs to a closed account. */
  async endDead(which: (stream: LiveStream) => boolean): Promise<void> {
    const asked = [...this.streams].filter(which);
    if (asked.length === 0) return;
    const alive = await this.sessions.alive([...new Set(asked.map((stream) => stream.sessionId))]);
    for (const stream of asked.filter(({ sessionId }) => !alive.has(sessionId))) {
      stream.send({ kind: 'ended' });
      stream.end();
    }
  }

  /** Being looked at keeps no session alive: one that runs out ends its streams. */
  async beat(): Promise<void> {
    for (const stream of this.streams) stream.beat();
    await this.clock.refresh();
    // A database that is away ends nobody's session.
    await this.endDead(() => true).catch(() => undefined);
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearInterval(this.timer);
    for (const stream of this.streams) stream.end();
  }

  private demandRoom(sessionId: string): void {
    if (this.stopping) throw new DomainError('unavailable', 'live.stopping', 'This process stops. Try again.');
    if (this.streams.size >= this.config.LIVE_STREAMS)
      throw new DomainError('unavailable', 'live.full', 'No more live streams here. Ask from time to time instead.');
    if ([...this.streams].filter((stream) => stream.sessionId === sessionId).length < MOST_OF_A_SESSION) return;
    throw new DomainError('too_many', 'live.too_many', 'This browser has too many live streams. Close a tab.');
  }
}
