import { expect, it } from 'vitest';
import { silentBefore } from './post.js';

it.each([
  ['2026-11-24', '2025-11-24'],
  ['2028-02-29', '2027-02-28'],
])('on %s a post is silent that was not heard of since %s', (today, day) => {
  expect(silentBefore(today)).toBe(day);
});
