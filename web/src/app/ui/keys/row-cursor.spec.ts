import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Row, RowCursor } from './row-cursor';

@Component({
  imports: [Row, RowCursor],
  template: `<input />
    <ul
      appRowCursor
      [selectable]="true"
      [(selected)]="selected"
      (opened)="log.push('open ' + $event)"
      (done)="log.push('done ' + $event)"
      (snoozed)="log.push('snooze ' + $event)"
    >
      @for (id of ids(); track id) {
        <li [appRow]="id" tabindex="0"><button>act</button></li>
      }
    </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host {
  readonly ids = signal(['a', 'b', 'c']);
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly log: string[] = [];
}

describe('the keyboard of rows', () => {
  let fixture: ComponentFixture<Host>;
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
  });
  function press(key: string, on: EventTarget = document.body, init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...init });
    on.dispatchEvent(event);
    fixture.detectChanges();
    return event;
  }
  const at = () => (fixture.nativeElement as HTMLElement).querySelectorAll('li.at').length;
  const index = () =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].findIndex((row) => row.classList.contains('at'));

  it('begins at the first row, or from behind at the last', () => {
    expect(at()).toBe(0);
    press('k');
    expect(index()).toBe(2);
  });
  it('moves and stops at both ends', () => {
    for (const key of ['j', 'j', 'j', 'j']) press(key);
    expect(index()).toBe(2);
    for (const key of ['k', 'k', 'k']) press(key);
    expect(index()).toBe(0);
  });
  it('opens, closes, snoozes the row it stands on', () => {
    press('e');
    expect(fixture.componentInstance.log).toEqual([]);
    for (const key of ['j', 'enter', 'e', 'h']) press(key === 'enter' ? 'Enter' : key);
    expect(fixture.componentInstance.log).toEqual(['open a', 'done a', 'snooze a']);
  });
  it('selects and clears', () => {
    for (const key of ['j', 'x', 'j', 'x', 'x']) press(key);
    expect([...fixture.componentInstance.selected()]).toEqual(['a']);
    press('Escape');
    expect(fixture.componentInstance.selected().size).toBe(0);
  });
  it('leaves Enter to a focused button', () => {
    press('j');
    const button = (fixture.nativeElement as HTMLElement).querySelector('li button');
    if (!button) throw new Error('no button');
    press('Enter', button);
    expect(fixture.componentInstance.log).toEqual([]);
  });
  it('is silent while somebody types, and with a dialog open', () => {
    const input = (fixture.nativeElement as HTMLElement).querySelector('input');
    if (!input) throw new Error('no input');
    press('j', input);
    expect(at()).toBe(0);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press('j');
    expect(at()).toBe(0);
    dialog.remove();
    press('j');
    expect(at()).toBe(1);
  });
  it('does not act on a row that is gone', () => {
    press('j');
    fixture.componentInstance.ids.set(['b', 'c']);
    fixture.detectChanges();
    press('e');
    expect(fixture.componentInstance.log).toEqual([]);
  });
});
