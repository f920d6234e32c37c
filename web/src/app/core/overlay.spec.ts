import { ChangeDetectionStrategy, Component, input, output, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Overlay, type OverlayComponent, OVERLAYS } from './overlay';

@Component({ selector: 'app-test-sheet', template: 'sheet', changeDetection: ChangeDetectionStrategy.OnPush })
class Sheet {
  readonly request = input<unknown>();
  readonly closed = output<void>();
  static readonly made: Sheet[] = [];
  constructor() {
    Sheet.made.push(this);
  }
}

describe('what opens above any page', () => {
  let overlay: Overlay;
  let load: () => Promise<Type<OverlayComponent>>;
  beforeEach(() => {
    load = () => Promise.resolve(Sheet);
    Sheet.made.length = 0;
    const overlays = { 'quick-log': () => load(), 'task-form': () => load() };
    TestBed.configureTestingModule({ providers: [{ provide: OVERLAYS, useValue: overlays }] });
    overlay = TestBed.inject(Overlay);
  });
  const drawn = () => document.querySelectorAll('app-test-sheet').length;
  const opened = () => new Promise((resolve) => setTimeout(resolve));

  it('is asked what the page asks, one at a time, and gives the focus back', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const open = overlay.open('quick-log', { states: ['AGO'] });
    await opened();
    expect(Sheet.made.at(-1)?.request()).toEqual({ states: ['AGO'] });
    await overlay.open('task-form', {});
    expect(drawn()).toBe(1);
    button.blur();
    Sheet.made.at(-1)?.closed.emit();
    await open;
    expect(drawn()).toBe(0);
    expect(document.activeElement).toBe(button);
    button.remove();
  });
  it('can be opened again after its script could not be loaded', async () => {
    load = () => Promise.reject(new Error('offline'));
    await expect(overlay.open('quick-log', {})).rejects.toThrow('offline');
    load = () => Promise.resolve(Sheet);
    const open = overlay.open('quick-log', {});
    await opened();
    expect(drawn()).toBe(1);
    Sheet.made.at(-1)?.closed.emit();
    await open;
  });
});
