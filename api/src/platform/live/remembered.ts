import type { Clock } from '../clock.js';
import type { NewsListener } from './news-listener.js';

interface Entry<V> {
  value: V;
  at: number;
}

/**
 * What every request needs and hardly ever changes, read again after a few seconds and as soon as news of a change come in.
 * While no news are heard nothing is remembered.
 */
export class Remembered<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private changes = 0;

  constructor(
    private readonly news: Pick<NewsListener, 'listening' | 'onGap'>,
    private readonly clock: Clock,
    private readonly forMs = 5_000,
    private readonly most = 10_000,
  ) {
    news.onGap(() => this.forget());
  }

  async get(key: string, load: () => Promise<V>): Promise<V> {
    if (!this.news.listening) return load();
    const now = this.clock.now().getTime();
    const entry = this.entries.get(key);
    // A clock that tests moved back makes an entry of the future: no better than an old one.
    if (entry && now >= entry.at && now - entry.at < this.forMs) return entry.value;
    const changes = this.changes;
    const value = await load();
    // What was read while a change came in may be what stood before it.
    if (value !== undefined && changes === this.changes && this.news.listening) this.keep(key, { value, at: now });
    return value;
  }

  /** Forgets what `changed` holds for; everything without it. */
  forget(changed: (value: V) => boolean = () => true): void {
    this.changes++;
    for (const [key, { value }] of this.entries) if (changed(value)) this.entries.delete(key);
  }

  private keep(key: string, entry: Entry<V>): void {
    if (this.entries.size >= this.most) this.entries.clear();
    this.entries.set(key, entry);
  }
}
