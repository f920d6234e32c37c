import { describe, expect, it } from 'vitest';
import { readersOf, seenBy } from './seen-by';

describe('who sees a record', () => {
  it('follows the permission table', () => {
    expect(readersOf('internal')).toEqual(['isu', 'presidency', 'coordinators', 'new_york', 'president_designate']);
    expect(readersOf('committee')).toContain('partners');
    expect(readersOf('public')).toContain('partners');
    expect(readersOf('restricted')).toEqual([]);
  });
  it('names only bodies that somebody holds', () => {
    expect(readersOf('internal', ['isu_director', 'coordinator', 'partner_observer'])).toEqual(['isu', 'coordinators']);
  });
  it('is told by the strictest rule that holds', () => {
    expect(seenBy('restricted', ['counts_only'])).toBe('listed');
    expect(seenBy('internal', ['chatham_house', 'counts_only'])).toBe('counts');
    expect(seenBy('internal', ['chatham_house'])).toBe('masked');
    expect(seenBy('public', [])).toBe('readers');
  });
});
