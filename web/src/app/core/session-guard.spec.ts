import { describe, expect, it } from 'vitest';
import { safeBack } from './session-guard';

describe('where sign-in leads back to', () => {
  it('is the page that was asked for, with its filters', () =>
    expect(safeBack('/states?status=signatory&asAt=2020-06-18')).toBe('/states?status=signatory&asAt=2020-06-18'));
  it.each([
    undefined,
    null,
    '',
    'https://example.org',
    '//example.org',
    '/\\example.org',
    'javascript:x',
    '/sign-in?back=/',
  ])('is Today for %s', (back) => expect(safeBack(back)).toBe('/today'));
});
