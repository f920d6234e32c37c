import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { administration } from './offices.queries.js';

interface Administration {
  today: boolean;
  until: string;
}

/** Keeps the house administered: who could open accounts again must never be gone. */
@Injectable()
export class Administrators {
  /**
   * Runs a change of mandates or accounts, one at a time in the whole house. Throws 409 `administrator.last` when it would
   * leave nobody who is administrator today, or bring the last day on which somebody is nearer.
   */
  async keep<T>(em: EntityManager, actor: Actor, change: () => Promise<T>): Promise<T> {
    await rows(em, sql`SELECT pg_advisory_xact_lock(hashtext('demarche.administrators'))`);
    const before = await this.now(em, actor);
    const result = await change();
    const after = await this.now(em, actor);
    if ((before.today && !after.today) || isEarlier(after.until, before.until)) throw lastOne();
    return result;
  }

  /** Throws 409 `administrator.last` when nobody active is administrator today. */
  async demandOne(em: EntityManager, actor: Actor): Promise<void> {
    if (!(await this.now(em, actor)).today) throw lastOne();
  }

  private async now(em: EntityManager, actor: Actor): Promise<Administration> {
    const row = await firstRow<Administration>(em, administration(actor.now.toISOString().slice(0, 10)));
    return row ?? { today: false, until: '-infinity' };
  }
}

function isEarlier(a: string, b: string): boolean {
  const order = (day: string) => (day === 'infinity' ? '9999-12-31' : day === '-infinity' ? '' : day);
  return order(a) < order(b);
}

function lastOne(): DomainError {
  return new DomainError(
    'conflict',
    'administrator.last',
    'Nobody would be left to administer accounts and offices. Give another active person the mandate first.',
  );
}
