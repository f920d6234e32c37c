import { beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../clock.js';
import { Remembered } from './remembered.js';

let now = 0;
let gap = (): void => undefined;
const news = { listening: true, onGap: (forget: () => void) => void (gap = forget) };
class HandClock extends Clock {
  override now(): Date {
    return new Date(now);
  }
}

describe('Remembered', () => {
  let loads = 0;
  let remembered: Remembered<string>;
  const load = () => Promise.resolve(`${++loads}`);
  beforeEach(() => {
    [now, loads] = [1_000_000, 0];
    news.listening = true;
    remembered = new Remembered(news, new HandClock(), 5_000, 2);
  });

  it('loads once for a few seconds, each key for itself', async () => {
    expect(await remembered.get('a', load)).toBe('1');
    now += 4_999;
    expect(await remembered.get('a', load)).toBe('1');
    expect(await remembered.get('b', load)).toBe('2');
    now += 1;
    expect(await remembered.get('a', load)).toBe('3');
    now -= 10_000;
    expect(await remembered.get('a', load)).toBe('4');
  });

  it('forgets what changed and keeps the rest', async () => {
    await remembered.get('a', load);
    await remembered.get('b', load);
    remembered.forget((value) => value === '1');
    expect(await remembered.get('a', load)).toBe('3');
    expect(await remembered.get('b', load)).toBe('2');
  });

  it('does not keep what was read while something changed', async () => {
    await remembered.get('a', async () => {
      remembered.forget();
      return load();
    });
    expect(await remembered.get('a', load)).toBe('2');
  });

  it('remembers nothing while no news are heard, nor over a gap', async () => {
    await remembered.get('a', load);
    gap();
    expect(await remembered.get('a', load)).toBe('2');
    news.listening = false;
    expect(await remembered.get('a', load)).toBe('3');
    expect(await remembered.get('a', load)).toBe('4');
  });

  it('does not grow without end', async () => {
    for (const key of ['a', 'b', 'c']) await remembered.get(key, load);
    expect(await remembered.get('c', load)).toBe('3');
    expect(await remembered.get('a', load)).toBe('4');
  });
});
