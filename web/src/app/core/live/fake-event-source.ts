import type { LiveEvent } from '@demarche/contracts/live';

/** An event source that says what a test says. */
export class FakeEventSource {
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 1;
  closed = false;
  private onBeat: (() => void) | undefined;

  asEventSource(): EventSource {
    return this as unknown as EventSource;
  }
  addEventListener(_name: 'beat', listener: () => void): void {
    this.onBeat = listener;
  }
  close(): void {
    this.closed = true;
  }
  say(event: LiveEvent): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
  beat(): void {
    this.onBeat?.();
  }
  /** 0: the browser tries again; 2: it gave up. */
  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.onerror?.();
  }
}
