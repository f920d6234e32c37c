import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addDays, type IsoDate } from '@demarche/domain/dates';
import type { ReadersService } from '../features/users/readers.service.js';
import type { Actor } from '../platform/access/actor.js';

const NINE_O_CLOCK = 'T09:00:00.000Z';

/** Who is on stage, and which day it is: the day 0 is the one on which the world is made. */
export class Stage {
  private readonly users = new Map<string, string>();
  private readonly offices = new Map<string, string>();
  private readonly today: IsoDate;

  constructor(
    readonly em: EntityManager,
    private readonly readers: ReadersService,
    private readonly now: Date,
  ) {
    this.today = now.toISOString().slice(0, 10);
  }

  on(day: number): IsoDate {
    return addDays(this.today, day);
  }

  /** Nine o'clock of that day, or now where that has not come yet. */
  at(day: number): Date {
    return new Date(Math.min(Date.parse(this.on(day) + NINE_O_CLOCK), this.now.getTime()));
  }

  enter(key: string, userId: string, officeId: string): void {
    this.users.set(key, userId);
    this.offices.set(key, officeId);
  }

  user(key: string): string {
    return found(this.users, key);
  }

  office(key: string): string {
    return found(this.offices, key);
  }

  /** The account as it acts on that day, with the rights of that day. */
  async actor(key: string, day: number): Promise<Actor> {
    const userId = this.user(key);
    const reader = (await this.readers.of(this.em, [userId], this.at(day))).get(userId);
    if (!reader) throw new Error(`${key} is not active.`);
    return { ...reader, requestId: `demo-${randomUUID()}` };
  }
}

function found(map: Map<string, string>, key: string): string {
  const id = map.get(key);
  if (!id) throw new Error(`Nobody plays ${key}.`);
  return id;
}
