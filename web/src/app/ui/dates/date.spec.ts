import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideWords } from '../../core/i18n/base-words';
import { TODAY } from '../tokens';
import { DateText } from './date';

describe('a date', () => {
  const today = signal('2026-11-24');
  beforeEach(() => {
    today.set('2026-11-24');
    TestBed.configureTestingModule({ providers: [provideWords(), { provide: TODAY, useValue: today }] });
  });

  function draw(inputs: Record<string, unknown>): HTMLElement {
    const fixture = TestBed.createComponent(DateText);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }
  const text = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim();

  it('says the absolute day first, the distance beside it', () => {
    const element = draw({ day: '2026-12-08' });
    expect(text(element)).toBe('8 Dec in 2 weeks');
    expect(element.querySelector('time')?.getAttribute('datetime')).toBe('2026-12-08');
  });
  it('is late only where something is due, in words too', () => {
    expect(draw({ day: '2026-11-20' }).classList).not.toContain('late');
    const late = draw({ day: '2026-11-20', due: true });
    expect(late.classList).toContain('late');
    expect(text(late)).toBe('20 Nov 4 days late');
  });
  it('counts one day in the singular', () =>
    expect(text(draw({ day: '2026-11-23', due: '' }))).toBe('23 Nov 1 day late'));
  it('is not late on its day', () => expect(text(draw({ day: '2026-11-24', due: true }))).toBe('24 Nov today'));
  it('is short in narrow columns', () =>
    expect(text(draw({ day: '2026-11-20', due: true, short: true }))).toBe('20 Nov 4 d late'));
  it('stands alone when asked', () =>
    expect(text(draw({ day: '2008-12-03', relative: false, form: 'long' }))).toBe('3 December 2008'));
  it('becomes late when the day turns', () => {
    const fixture = TestBed.createComponent(DateText);
    fixture.componentRef.setInput('day', '2026-11-24');
    fixture.componentRef.setInput('due', true);
    fixture.detectChanges();
    today.set('2026-11-25');
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).classList).toContain('late');
  });
});
