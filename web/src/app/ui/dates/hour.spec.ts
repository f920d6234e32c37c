import { describe, expect, it } from 'vitest';
import { hourText } from './hour';

describe('an hour', () => {
  it('prints the zone wherever an hour is, as it is on that day', () => {
    expect(hourText('2026-12-01', '11:30', 'Europe/Zurich', 'en')).toBe('11:30 Zurich (CET)');
    expect(hourText('2026-07-01', '11:30', 'Europe/Zurich', 'en')).toBe('11:30 Zurich (CEST)');
    expect(hourText('2026-07-01', '09:00', 'UTC', 'en')).toBe('09:00 UTC');
  });
});
