import type { Client, Connection as PgConnection, Submittable } from 'pg';
import type { Load, Value } from '../world/columns.ts';

const CHUNK = 64 * 1024;

/** What the driver has and its types do not tell. */
interface Connection extends PgConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Streams rows into a table by COPY. Resolves with their number. */
export function copyInto(client: Client, load: Load): Promise<number> {
  return new Promise((done, failed) => {
    client.query(new CopyIn(load, done, failed));
  });
}

/** COPY FROM STDIN in the driver's own terms: it lends the connection, we send the rows. */
class CopyIn implements Submittable {
  private readonly load: Load;
  private readonly done: (count: number) => void;
  private readonly failed: (error: Error) => void;
  private count = 0;
  private error: Error | undefined;

  constructor(load: Load, done: (count: number) => void, failed: (error: Error) => void) {
    this.load = load;
    this.done = done;
    this.failed = failed;
  }

  submit(connection: PgConnection): void {
    connection.query(`COPY ${this.load.table} (${this.load.columns.join(', ')}) FROM STDIN`);
  }

  handleCopyInResponse(connection: Connection): void {
    void this.send(connection).catch((error: Error) => connection.stream.destroy(error));
  }

  handleCommandComplete(): void {
    // Nothing to keep: ReadyForQuery follows.
  }

  handleError(error: Error): void {
    this.error = error;
    this.failed(error);
  }

  handleReadyForQuery(): void {
    if (!this.error) this.done(this.count);
  }

  private async send(connection: Connection): Promise<void> {
    let chunk = '';
    for (const row of this.load.rows) {
      chunk += `${row.map(textOf).join('\t')}\n`;
      this.count++;
      if (chunk.length < CHUNK) continue;
      await write(connection, chunk);
      chunk = '';
    }
    await write(connection, chunk);
    connection.endCopyFrom();
  }
}

/** Waits while the server reads more slowly than we write. */
async function write(connection: Connection, chunk: string): Promise<void> {
  connection.sendCopyFromChunk(Buffer.from(chunk));
  if (connection.stream.writableNeedDrain) await new Promise((done) => connection.stream.once('drain', done));
}

/** COPY's text format (PostgreSQL manual, "COPY, File Formats"). */
function textOf(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? escaped(value) : value;
  return typeof value === 'object' ? `{${value.join(',')}}` : String(value);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (one) => ESCAPES[one] ?? one);
