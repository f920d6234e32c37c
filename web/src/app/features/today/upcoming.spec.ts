import { describe, expect, it } from 'vitest';
import type { EngagementView } from '@demarche/contracts/engagements';
import { daySign, remarkParts, wholeDay } from './upcoming';

describe('what is coming', () => {
  it.each([
    ['2026-11-26', 'Thu', '26'],
    ['2026-12-01', 'Dec', '1'],
    ['2027-09-05', 'Sep 2027', '5'],
  ])('%s stands as %s %s', (day, above, figure) => {
    expect(daySign(day, '2026-11-24', 'en')).toEqual({ above, figure });
  });
  it('says when, where, and with whom or whose it is', () => {
    const contact = {
      on: '2026-12-01',
      time: '11:30',
      zone: 'Europe/Zurich',
      title: 'Bilateral meeting, Geneva',
      place: 'Geneva',
      peopleMet: [{ person: { id: 'p', name: 'Officer A (fictional)' }, post: null }],
      office: { id: 'o', shortName: 'ISU', name: 'ISU' },
    } as unknown as EngagementView;
    expect(remarkParts(contact, 'en')).toEqual({ hour: '11:30 Zurich (CET)', with: 'Officer A (fictional)' });
    expect(remarkParts({ ...contact, time: null, title: 'Call', peopleMet: null }, 'en')).toEqual({
      place: 'Geneva',
      office: 'ISU',
    });
    expect(remarkParts({ ...contact, time: null, peopleMet: [], office: null }, 'en')).toEqual({});
    expect(wholeDay('2026-12-01', 'en')).toBe('1 December 2026');
  });
});
