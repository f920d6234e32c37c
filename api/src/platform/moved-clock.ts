import type { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { isLoopback } from './config-rules.js';
import type { Config } from './config.js';
import { StartupError } from './startup-error.js';

/**
 * A clock that tests move for all processes at once through the row of `moved_clock`. It exists only under
 * NODE_ENV=test with a database on this machine.
 */
class MovedClock extends Clock {
  private offsetMs = 0;

  constructor(private readonly db: DataSource) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  override async refresh(): Promise<void> {
    // A database that is away moves no clock; what needs it will say so.
    this.offsetMs = (await movedBy(this.db).catch(() => this.offsetMs)) ?? 0;
  }
}

async function movedBy(db: DataSource): Promise<number | undefined> {
  const [row] = await db.query<{ offset_ms: string }[]>('SELECT offset_ms FROM moved_clock');
  return row && Number(row.offset_ms);
}

/** The clock of this process. Throws a `StartupError` when it finds a moved clock outside a test. */
export async function clockFor(config: Config, db: DataSource): Promise<Clock> {
  if (config.NODE_ENV === 'test' && isLoopback(config.DATABASE_URL)) {
    const clock = new MovedClock(db);
    await clock.refresh();
    return clock;
  }
  if ((await movedBy(db)) !== undefined) {
    throw new StartupError(
      'The database holds a moved clock, which only tests may use: empty the table moved_clock first.',
    );
  }
  return new Clock();
}
