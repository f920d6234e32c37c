import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideWords } from '../../core/i18n/base-words';
import { StatePicker } from './state-picker';

const states = [
  { iso3: 'AGO', name: 'Angola', status: 'signatory' as const },
  { iso3: 'BGD', name: 'Bangladesh', status: 'not_party' as const },
  { iso3: 'KEN', name: 'Kenya', status: 'signatory' as const },
];

describe('the State picker', () => {
  let fixture: ComponentFixture<StatePicker>;
  let element: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    fixture = TestBed.createComponent(StatePicker);
    fixture.componentRef.setInput('states', states);
    fixture.detectChanges();
    element = fixture.nativeElement as HTMLElement;
  });
  const box = () => element.querySelector('input');
  const options = () => [...element.querySelectorAll('[role="option"]')].map((option) => option.textContent);
  function type(text: string): void {
    const input = box();
    if (!input) throw new Error('no field');
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    fixture.detectChanges();
  }
  function press(key: string): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    box()?.dispatchEvent(event);
    fixture.detectChanges();
    return event;
  }

  it('takes the first answer to three letters with Enter, and empties the field', () => {
    type('ang');
    expect(options()).toHaveLength(2);
    expect(press('Enter').defaultPrevented).toBe(true);
    expect(fixture.componentInstance.value()).toEqual(['AGO']);
    expect(box()?.value).toBe('');
    expect(element.querySelector('.token')?.textContent).toContain('Angola');
  });
  it('moves with the arrows, round both ends', () => {
    type('ang');
    press('ArrowUp');
    press('Enter');
    expect(fixture.componentInstance.value()).toEqual(['BGD']);
  });
  it('takes what is pressed, and offers it no second time', () => {
    type('ken');
    element.querySelector<HTMLElement>('[role="option"]')?.click();
    fixture.detectChanges();
    type('ken');
    expect(fixture.componentInstance.value()).toEqual(['KEN']);
    expect(options()).toEqual([]);
  });
  it('gives the last one back with Backspace in the empty field only', () => {
    fixture.componentRef.setInput('value', ['AGO', 'KEN']);
    type('b');
    press('Backspace');
    expect(fixture.componentInstance.value()).toEqual(['AGO', 'KEN']);
    type('');
    press('Backspace');
    expect(fixture.componentInstance.value()).toEqual(['AGO']);
  });
  it('drops the letters at Escape, and leaves a second Escape to the sheet around it', () => {
    type('ang');
    expect(press('Escape').defaultPrevented).toBe(true);
    expect(options()).toEqual([]);
    expect(press('Escape').defaultPrevented).toBe(false);
  });
  it('leaves Enter to the form when no letters stand in it', () => expect(press('Enter').defaultPrevented).toBe(false));
  it('has no field any more when it is full', () => {
    fixture.componentRef.setInput('max', 1);
    fixture.componentRef.setInput('value', ['AGO']);
    fixture.detectChanges();
    expect(box()).toBeNull();
    element.querySelector<HTMLElement>('.token button')?.click();
    fixture.detectChanges();
    expect(box()).not.toBeNull();
  });
  it('says so when no State answers', () => {
    type('atlantis');
    expect(element.querySelector('[role="status"]')?.textContent).toContain('“atlantis”');
  });
  it('keeps a State it does not know, by its code', () => {
    fixture.componentRef.setInput('value', ['XYZ']);
    fixture.detectChanges();
    expect(element.querySelector('.token')?.textContent).toContain('XYZ');
  });
});
