import type { LiveEvent } from '@demarche/contracts/live';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from './fake-event-source';
import { LiveLine } from './live-line';

describe('the line to the server', () => {
  let sources: FakeEventSource[];
  let heard: LiveEvent[];
  let stands: boolean;
  let line: LiveLine;
  const last = () => sources.at(-1)!;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    [sources, heard, stands] = [[], [], false];
    line = new LiveLine(
      () => {
        const source = new FakeEventSource();
        sources.push(source);
        return source.asEventSource();
      },
      (event) => heard.push(event),
      (now) => (stands = now),
    );
    line.start();
  });
  afterEach(() => {
    line.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('stands from the first word, not from the opening', () => {
    expect(stands).toBe(false);
    last().say({ kind: 'refresh' });
    expect([stands, heard]).toEqual([true, [{ kind: 'refresh' }]]);
  });

  it('leaves the first retry to the browser, and takes it over when that fails too', () => {
    last().say({ kind: 'refresh' });
    last().fail(0);
    expect([stands, last().closed, sources.length]).toEqual([false, false, 1]);
    last().fail(0);
    expect(last().closed).toBe(true);
    vi.advanceTimersByTime(4_999);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sources).toHaveLength(2);
  });

  it('waits longer each time it is turned away, and no longer than a minute', () => {
    const waits: number[] = [];
    for (let n = 0; n < 6; n++) {
      const [before, count] = [Date.now(), sources.length];
      last().fail(2);
      while (sources.length === count) vi.advanceTimersByTime(1_000);
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([2_000, 5_000, 15_000, 60_000, 60_000, 60_000]);
  });

  it('takes silence for a dead line, and a beat for a living one', () => {
    last().say({ kind: 'refresh' });
    vi.advanceTimersByTime(59_000);
    last().beat();
    vi.advanceTimersByTime(59_000);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect([sources.length, sources[0]?.closed, stands]).toEqual([2, true, false]);
  });

  it('hears nothing more once it is stopped', () => {
    line.stop();
    last().fail(2);
    vi.advanceTimersByTime(600_000);
    expect([sources.length, last().closed, stands]).toEqual([1, true, false]);
  });
});
