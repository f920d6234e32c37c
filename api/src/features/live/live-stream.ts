import type { LiveEvent } from '@demarche/contracts/live';
import type { Request, Response } from 'express';

/** The browser opens a stream that broke after so long. */
const RETRY_MS = 2_000;
/** Who leaves so much unread does not read. */
const MOST_UNREAD_BYTES = 64 * 1024;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // Proxies hold answers back until they are whole, which this one never is.
  'X-Accel-Buffering': 'no',
  // The connection carries nothing else: once the stream ends, a process that stops need not wait for it.
  Connection: 'close',
};

/** One open answer, with whom it belongs to. */
export class LiveStream {
  private open = true;

  constructor(
    readonly userId: string,
    readonly sessionId: string,
    private readonly res: Response,
  ) {}

  /** `gone` is called once, whoever ended it. */
  begin(req: Request, gone: () => void): void {
    const close = () => {
      if (this.open) gone();
      this.open = false;
    };
    req.once('close', close);
    this.res.once('close', close);
    this.res.once('error', close);
    this.res.writeHead(200, HEADERS);
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  send(event: LiveEvent): void {
    const id = 'id' in event ? `id: ${event.id}\n` : '';
    this.write(`${id}data: ${JSON.stringify(event)}\n\n`);
  }

  /** Keeps proxies from taking silence for the end and finds out who is gone; a browser takes it for a sign of life. */
  beat(): void {
    this.write(':\nevent: beat\ndata: 1\n\n');
  }

  end(): void {
    if (this.open) this.res.end();
  }

  private write(text: string): void {
    if (!this.open) return;
    this.res.write(text);
    if (this.res.writableLength > MOST_UNREAD_BYTES) this.res.destroy();
  }
}
