import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Segments } from './segments';

describe('segments', () => {
  it('are a group of radios: one can be reached, arrows choose and go round', () => {
    const fixture = TestBed.createComponent(Segments);
    fixture.componentRef.setInput('label', 'View');
    fixture.componentRef.setInput('options', [
      { value: 'all', label: 'All' },
      { value: 'unread', label: 'Unread' },
    ]);
    fixture.componentRef.setInput('value', 'all');
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const press = (key: string) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      fixture.detectChanges();
    };
    const state = () =>
      [...element.querySelectorAll('button')].map((button) => [button.getAttribute('aria-checked'), button.tabIndex]);
    expect(state()).toEqual([
      ['true', 0],
      ['false', -1],
    ]);
    press('ArrowRight');
    expect(state()).toEqual([
      ['false', -1],
      ['true', 0],
    ]);
    press('ArrowDown');
    expect(fixture.componentInstance.value()).toBe('all');
    press('Home');
    expect(fixture.componentInstance.value()).toBe('all');
  });
  it('stay reachable when the value is none of them', () => {
    const fixture = TestBed.createComponent(Segments);
    fixture.componentRef.setInput('label', 'View');
    fixture.componentRef.setInput('options', [{ value: 'all', label: 'All' }]);
    fixture.componentRef.setInput('value', 'other');
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).querySelector('button')?.tabIndex).toBe(0);
  });
});
