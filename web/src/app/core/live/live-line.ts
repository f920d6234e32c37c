import type { LiveEvent } from '@demarche/contracts/live';

/** The server says something every twenty seconds: a line that is silent for three times as long is dead. */
const SILENT_MS = 60_000;
/** Waits before the line is opened anew after it could not be, in milliseconds; the last one repeats. */
const WAITS_MS = [2_000, 5_000, 15_000, 60_000] as const;

/**
 * One line to GET /api/live, opened anew for as long as it is wanted. The first retry after a break is the browser's own,
 * which names the last event; where that fails too, the waits grow. Half of each wait is chance: after a restart of the
 * server not everybody is back in the same second.
 */
export class LiveLine {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    private readonly open: () => EventSource,
    private readonly heard: (event: LiveEvent) => void,
    /** Whether the line stands. */
    private readonly standing: (stands: boolean) => void,
  ) {}

  /** At once, whatever it was waiting for. */
  start(): void {
    this.stop();
    const source = (this.source = this.open());
    source.onmessage = ({ data }: MessageEvent<string>) => {
      this.failures = 0;
      this.alive();
      this.standing(true);
      this.heard(JSON.parse(data) as LiveEvent);
    };
    source.addEventListener('beat', () => this.alive());
    source.onerror = () => this.broken(source);
    this.alive();
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = undefined;
    this.standing(false);
  }

  private alive(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.start(), SILENT_MS);
  }

  private broken(source: EventSource): void {
    if (source !== this.source) return;
    this.standing(false);
    this.failures += 1;
    // `CONNECTING` is 0: the browser tries again by itself.
    if (source.readyState === 0 && this.failures === 1) return;
    this.stop();
    const wait = WAITS_MS[Math.min(this.failures - 1, WAITS_MS.length - 1)] ?? WAITS_MS[0];
    this.timer = setTimeout(() => this.start(), wait * (0.5 + Math.random() / 2));
  }
}
