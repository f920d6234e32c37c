import type { LiveEvent } from '@demarche/contracts/live';
import type { Client } from './client.js';
import { until } from './workers.js';

/** A browser's half of GET /api/live: keeps what it hears. */
export class LiveClient {
  readonly heard: LiveEvent[] = [];
  readonly ids: string[] = [];
  /** As it came over the wire. */
  raw = '';
  over = false;

  private constructor(
    readonly response: Response,
    private readonly stop: AbortController,
  ) {
    void this.read().catch(() => (this.over = true));
  }

  /** Resolves when the stream has begun. */
  static async open(client: Client, headers: Record<string, string> = {}, url?: string): Promise<LiveClient> {
    const stop = new AbortController();
    const response = await client.raw('/api/live', { accept: 'text/event-stream', ...headers }, stop.signal, url);
    if (response.status !== 200) throw new Error(`live: ${response.status} ${await response.text()}`);
    const live = new LiveClient(response, stop);
    await live.hears('refresh');
    return live;
  }

  /** Waits for an event of this kind after the first `after` events. */
  async hears(kind: LiveEvent['kind'], after = 0): Promise<LiveEvent> {
    return until(`the live event ${kind}`, () =>
      Promise.resolve(this.heard.slice(after).find((event) => event.kind === kind)),
    );
  }

  async ends(): Promise<void> {
    await until('the end of the stream', () => Promise.resolve(this.over));
  }

  close(): void {
    this.stop.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of this.response.body!) {
      const text = decoder.decode(chunk, { stream: true });
      this.raw += text;
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const id = /^id: (.*)$/m.exec(block)?.[1];
        if (id) this.ids.push(id);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data && !block.includes('event: beat')) this.heard.push(JSON.parse(data) as LiveEvent);
      }
    }
    this.over = true;
  }
}
