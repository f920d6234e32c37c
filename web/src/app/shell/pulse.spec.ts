import { describe, expect, it } from 'vitest';
import { ageParts } from './pulse';

describe('how long ago reminders ran', () => {
  it.each([
    [0, 'seconds', 0],
    [119, 'seconds', 119],
    [120, 'minutes', 2],
    [7_199, 'minutes', 119],
    [7_200, 'hours', 2],
    [172_800, 'days', 2],
  ])('%i s', (seconds, unit, n) => expect(ageParts(seconds)).toEqual({ unit, n }));
});
