import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOAST_MS, Toasts } from './toasts';

describe('what was done, with a way back', () => {
  let toasts: Toasts;
  beforeEach(() => {
    vi.useFakeTimers();
    toasts = TestBed.inject(Toasts);
  });
  afterEach(() => void vi.useRealTimers());

  it('stands for eight seconds', () => {
    toasts.show('Closed');
    vi.advanceTimersByTime(TOAST_MS - 1);
    expect(toasts.current()?.text).toBe('Closed');
    vi.advanceTimersByTime(1);
    expect(toasts.current()).toBeNull();
  });
  it('waits while it is looked at, then has its whole time again', () => {
    toasts.show('Closed');
    toasts.pause();
    vi.advanceTimersByTime(60_000);
    expect(toasts.current()).not.toBeNull();
    toasts.resume();
    vi.advanceTimersByTime(TOAST_MS);
    expect(toasts.current()).toBeNull();
  });
  it('undoes once', () => {
    const undo = vi.fn();
    toasts.show('Closed', undo);
    expect(toasts.undo()).toBe(true);
    expect(toasts.undo()).toBe(false);
    expect(undo).toHaveBeenCalledOnce();
  });
  it('tells news when what can be undone is over, the last of them', () => {
    toasts.tell('At once');
    expect(toasts.current()?.text).toBe('At once');
    toasts.show('Closed', vi.fn());
    toasts.tell('First');
    toasts.tell('Second');
    expect(toasts.current()?.text).toBe('Closed');
    vi.advanceTimersByTime(TOAST_MS);
    expect(toasts.current()?.text).toBe('Second');
    vi.advanceTimersByTime(TOAST_MS);
    expect(toasts.current()).toBeNull();
  });
  it('has nothing to undo where there is no way back', () => {
    toasts.show('Saved');
    expect(toasts.undo()).toBe(false);
    expect(toasts.current()).not.toBeNull();
  });
  it('gives a newer act its own eight seconds', () => {
    toasts.show('First');
    vi.advanceTimersByTime(TOAST_MS - 10);
    toasts.show('Second');
    vi.advanceTimersByTime(TOAST_MS - 10);
    expect(toasts.current()?.text).toBe('Second');
  });
});
