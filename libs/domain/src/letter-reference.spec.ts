import { describe, expect, it } from 'vitest';
import { letterReference, letterSeries, officeCode, replyDueOn, workdayFrom } from './letter-reference.js';

describe('a reference', () => {
  it.each([
    ['ISU', false, 41, 'ISU/2026/041'],
    ['ISU', true, 7, 'ISU/R/2026/007'],
    ['Coordinator A', false, 1, 'COORDINATOR-A/2026/001'],
    ['ISU', false, 1234, 'ISU/2026/1234'],
  ])('of %s, restricted: %s, number %i is %s', (office, restricted, number, reference) => {
    expect(letterReference(letterSeries(office, 2026, restricted), number)).toBe(reference);
  });

  it.each([
    ['  Présidence ', 'PRESIDENCE'],
    ['N.Y. liaison', 'N-Y-LIAISON'],
    ['主席', '主席'],
    ['!', 'OFFICE'],
  ])('writes the office %s as %s', (name, code) => {
    expect(officeCode(name)).toBe(code);
  });
});

describe('an answer', () => {
  it.each([
    [6, '2027-01-05'],
    [0, '2026-11-24'],
  ])('is due %s weeks after the day it was sent: %s', (weeks, on) => {
    expect(replyDueOn('2026-11-24', weeks)).toBe(on);
  });

  it.each([
    ['2027-01-01', '2027-01-01'],
    ['2027-01-02', '2027-01-04'],
    ['2027-01-03', '2027-01-04'],
  ])('due on %s is chased on %s', (day, on) => {
    expect(workdayFrom(day)).toBe(on);
  });
});
