import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Shortcuts } from './shortcuts';

describe('shortcuts', () => {
  let keys: Shortcuts;
  const log: string[] = [];
  beforeEach(() => {
    keys = TestBed.inject(Shortcuts);
    log.length = 0;
  });
  function press(key: string, init: KeyboardEventInit = {}, on: EventTarget = document.body): boolean {
    return !on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  }
  const note = (what: string) => () => void log.push(what);

  it('asks the latest binding first, and the older one when it declines or is gone', () => {
    keys.bind('e', note('old'));
    const release = keys.bind('e', note('new'));
    press('e');
    release();
    press('e');
    keys.bind('e', () => false);
    press('e');
    expect(log).toEqual(['new', 'old', 'old']);
  });
  it('leaves a key nobody takes to the browser', () => {
    keys.bind('q', () => false);
    expect(press('q')).toBe(false);
    keys.bind('q', note('q'));
    expect(press('q')).toBe(true);
  });
  it('takes Ctrl and ⌘, also while typing; not a plain letter with them, not Alt', () => {
    keys.bind('mod+k', note('palette'));
    keys.bind('k', note('k'));
    const input = document.createElement('input');
    document.body.append(input);
    press('k', { ctrlKey: true }, input);
    press('K', { metaKey: true });
    press('k', { altKey: true });
    press('k', {}, input);
    input.remove();
    expect(log).toEqual(['palette', 'palette']);
  });
  it('leaves keys to an input method that is composing', () => {
    keys.bind('c', note('c'));
    press('c', { isComposing: true });
    expect(log).toEqual([]);
  });
});
