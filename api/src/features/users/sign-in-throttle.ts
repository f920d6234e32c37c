import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { firstRow, rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';

/** Failures before the first delay, for one account and for one network address. */
const FREE = { account: 3, address: 40 };
const LONGEST_SECONDS = 15 * 60;
/** After a quiet hour an old failure counts no more. */
const FORGOTTEN_AFTER = '1 hour';

/** Growing delays on failed sign-in: 1, 2, 4 … seconds up to fifteen minutes, per account and per address. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly db: DataSource) {}

  // Who is not delayed is told so by -infinity: by the moment of a request, one that began a millisecond before another and
  // is counted after it would be refused.

  /** Counts an attempt as failed before it is judged, so that many at once cannot slip through. Throws 429 while delayed. */
  async admit(email: string, address: string, now: Date): Promise<void> {
    await this.count(accountKey(email), FREE.account, now);
    await this.count(addressKey(address), FREE.address, now);
  }

  /**
   * A sign-in that succeeded: the account's failures are forgotten, and the address, which a whole mission may share, gets
   * back what `admit` counted. What is a day old goes as well.
   */
  async forgive(email: string, address: string, now: Date): Promise<void> {
    await rows(
      this.db,
      sql`DELETE FROM sign_in_failure WHERE key = ${accountKey(email)} OR last_failed_at < ${now}::timestamptz - interval '1 day'`,
    );
    await rows(
      this.db,
      sql`UPDATE sign_in_failure SET failures = failures - 1, blocked_until = '-infinity'
          WHERE key = ${addressKey(address)} AND failures > 0`,
    );
  }

  private async count(key: string, free: number, now: Date): Promise<void> {
    const admitted = await firstRow(
      this.db,
      sql`INSERT INTO sign_in_failure AS f (key, failures, blocked_until, last_failed_at)
          VALUES (${key}, 1, '-infinity', ${now})
          ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN f.last_failed_at < ${now}::timestamptz - ${FORGOTTEN_AFTER}::interval THEN 1 ELSE f.failures + 1 END,
            blocked_until = CASE
              WHEN f.last_failed_at < ${now}::timestamptz - ${FORGOTTEN_AFTER}::interval OR f.failures + 1 < ${free} THEN '-infinity'::timestamptz
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

function addressKey(address: string): string {
  return `address:${address}`;
}
