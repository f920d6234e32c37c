import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideWords } from '../../core/i18n/base-words';
import { TODAY } from '../tokens';
import { DateField } from './date-field';

describe('a field for a day', () => {
  let fixture: ComponentFixture<DateField>;
  let element: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideWords(), { provide: TODAY, useValue: signal('2026-11-24') }],
    });
    fixture = TestBed.createComponent(DateField);
    fixture.componentRef.setInput('label', 'Due day');
    fixture.detectChanges();
    element = fixture.nativeElement as HTMLElement;
  });
  function box(): HTMLInputElement {
    const input = element.querySelector<HTMLInputElement>('input[type="text"]');
    if (!input) throw new Error('no field');
    return input;
  }
  function type(text: string, leave = true): void {
    box().value = text;
    box().dispatchEvent(new Event('input'));
    if (leave) box().dispatchEvent(new Event('blur'));
    fixture.detectChanges();
  }
  const error = () => element.querySelector('.error')?.textContent ?? null;

  it('reads a day and writes it out in full when left', () => {
    type('8 dec');
    expect(fixture.componentInstance.value()).toBe('2026-12-08');
    expect(box().value).toBe('8 December 2026');
    expect(element.textContent).toContain('in 2 weeks');
  });
  it('says what is wrong when left, keeps what was typed, and holds no value', () => {
    fixture.componentRef.setInput('value', '2026-12-08');
    type('30 February 2027');
    expect(error()).toBe('30 February does not exist. Enter a day from 1 to 28 February.');
    expect(box().value).toBe('30 February 2027');
    expect(fixture.componentInstance.value()).toBeNull();
    expect(box().getAttribute('aria-invalid')).toBe('true');
  });
  it('does not complain while somebody is typing', () => {
    type('30 Feb', false);
    expect(error()).toBeNull();
  });
  it('asks for a day on saving only where one is needed', () => {
    expect(fixture.componentInstance.check()).toBe(true);
    fixture.componentRef.setInput('required', true);
    fixture.detectChanges();
    expect(fixture.componentInstance.check()).toBe(false);
    fixture.detectChanges();
    expect(error()).toContain('Enter a day');
  });
  it('shows a value given from outside, and what the server says', () => {
    fixture.componentRef.setInput('value', '2027-01-05');
    fixture.componentRef.setInput('error', 'The day is before the contact.');
    fixture.detectChanges();
    expect(box().value).toBe('5 January 2027');
    expect(error()).toBe('The day is before the contact.');
  });
  it('can be emptied', () => {
    fixture.componentRef.setInput('value', '2027-01-05');
    fixture.detectChanges();
    type('');
    expect(fixture.componentInstance.value()).toBeNull();
    expect(box().value).toBe('');
    expect(error()).toBeNull();
  });
});
