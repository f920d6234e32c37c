import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HELD_MS, WholeName } from './whole-name';

/** jsdom lays nothing out and knows no popovers: both are told to it. */
function name(text: string, { room, width }: { room: number; width: number }): HTMLElement {
  const link = document.createElement('a');
  link.href = '#';
  const inside = document.createElement('span');
  inside.textContent = text;
  inside.style.cssText = 'overflow-x: hidden; text-overflow: ellipsis';
  Object.defineProperties(inside, { clientWidth: { value: room }, scrollWidth: { value: width } });
  link.append(inside);
  document.body.append(link);
  return inside;
}

const pointer = (type: string, pointerType: string) =>
  Object.assign(new Event(type, { bubbles: true, cancelable: true }), { pointerType });

describe('the whole of a name that is cut', () => {
  let open = false;
  let shown: () => string | null;

  beforeEach(() => {
    vi.useFakeTimers();
    open = false;
    TestBed.configureTestingModule({});
    const fixture = TestBed.createComponent(WholeName);
    fixture.detectChanges();
    const box = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.whole-name')!;
    Object.assign(box, { showPopover: () => (open = true), hidePopover: () => (open = false) });
    vi.spyOn(box, 'matches').mockImplementation(() => open);
    shown = () => (open ? box.textContent : null);
  });
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('stands under the pointer while it is there', () => {
    const cut = name('United Kingdom of Great Britain and Northern Ireland', { room: 100, width: 300 });
    cut.dispatchEvent(pointer('pointerover', 'mouse'));
    expect(shown()).toBe('United Kingdom of Great Britain and Northern Ireland');
    document.body.dispatchEvent(pointer('pointerover', 'mouse'));
    expect(shown()).toBeNull();
  });

  it('does not stand where all of it can be read', () => {
    name('Fiji', { room: 100, width: 30 }).dispatchEvent(pointer('pointerover', 'mouse'));
    expect(shown()).toBeNull();
  });

  it('comes to a finger that rests, whose press then opens nothing; a short press opens the link', () => {
    const cut = name('Democratic Republic of the Congo', { room: 100, width: 300 });
    cut.dispatchEvent(pointer('pointerdown', 'touch'));
    cut.dispatchEvent(pointer('pointerup', 'touch'));
    expect(cut.dispatchEvent(pointer('click', 'touch'))).toBe(true);
    expect(shown()).toBeNull();
    cut.dispatchEvent(pointer('pointerdown', 'touch'));
    vi.advanceTimersByTime(HELD_MS);
    expect(shown()).toBe('Democratic Republic of the Congo');
    cut.dispatchEvent(pointer('pointerup', 'touch'));
    expect(cut.dispatchEvent(pointer('click', 'touch'))).toBe(false);
    vi.advanceTimersByTime(3_000);
    expect(shown()).toBeNull();
  });
});
