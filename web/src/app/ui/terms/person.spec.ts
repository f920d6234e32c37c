import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Person, personLetter } from './person';

describe('a person', () => {
  it('has a letter that tells demo officers apart', () => {
    expect(personLetter('Officer C (fictional)')).toBe('C');
    expect(personLetter('amina Okoye')).toBe('A');
    expect(personLetter('')).toBe('?');
  });
  it('sets back what marks a fictional name', () => {
    const fixture = TestBed.createComponent(Person);
    fixture.componentRef.setInput('name', 'Officer A (fictional)');
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('.quiet')?.textContent).toBe('(fictional)');
    expect(element.querySelector('.avatar')?.getAttribute('aria-hidden')).toBe('true');
    expect(element.textContent.replace(/\s+/g, ' ')).toContain('Officer A');
  });
});
