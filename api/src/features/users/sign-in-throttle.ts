import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { firstRow, rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';

/** Failures before the first delay, for one account and for one network address. */
const FREE = { account: 3, address: 20 };
const LONGEST_SECONDS = 15 * 60;
/** After a quiet hour an old failure counts no more. */
const FORGOTTEN_AFTER = '1 hour';

/** Growing delays on failed sign-in: 1, 2, 4 … seconds up to fifteen minutes, per account and per address. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly db: DataSource) {}

  /** Counts an attempt as failed before it is judged, so that many at once cannot slip through. Throws 429 while delayed. */
  async admit(email: string, address: string, now: Date): Promise<void> {
    await this.count(accountKey(email), FREE.account, now);
    await this.count(`address:${address}`, FREE.address, now);
  }

  /** A sign-in that succeeded: the account's failures are forgotten. */
  async forgive(email: string): Promise<void> {
    await rows(this.db, sql`DELETE FROM sign_in_failure WHERE key = ${accountKey(email)}`);
  }

  private async count(key: string, free: number, now: Date): Promise<void> {
    const admitted = await firstRow(
      this.db,
      sql`INSERT INTO sign_in_failure AS f (key, failures, blocked_until, last_failed_at)
          VALUES (${key}, 1, ${now}, ${now})
          ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN f.last_failed_at < ${now}::timestamptz - ${FORGOTTEN_AFTER}::interval THEN 1 ELSE f.failures + 1 END,
            blocked_until = CASE
              WHEN f.last_failed_at < ${now}::timestamptz - ${FORGOTTEN_AFTER}::interval OR f.failures + 1 < ${free} THEN ${now}::timestamptz
              ELSE ${now}::timestamptz + make_interval(secs => least(${LONGEST_SECONDS}, power(2, least(f.failures + 1 - ${free}, 20)))) END,
            last_failed_at = ${now}
          WHERE f.blocked_until <= ${now}
          RETURNING f.key`,
    );
    if (admitted) return;
    const row = await firstRow<{ seconds: number }>(
      this.db,
      sql`SELECT ceil(extract(epoch FROM blocked_until - ${now}::timestamptz))::int AS seconds FROM sign_in_failure WHERE key = ${key}`,
    );
    const seconds = Math.max(1, row?.seconds ?? 1);
    throw new DomainError(
      'too_many',
      'session.delayed',
      `Too many failed attempts. Try again in ${seconds} seconds.`,
      undefined,
      seconds,
    );
  }
}

function accountKey(email: string): string {
  return `account:${email.trim().toLowerCase()}`;
}
