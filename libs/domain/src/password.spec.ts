import { describe, expect, it } from 'vitest';
import { passwordFault } from './password.js';

describe('passwordFault', () => {
  const email = 'isu.officer@example.org';

  it.each([
    ['eleven char', 'too_short'],
    ['twelve chars', null],
    ['x'.repeat(1_000), null],
    ['x'.repeat(1_001), 'too_long'],
    ['ISU.Officer@example.org', 'is_email'],
    [' isu.officer@example.org ', 'is_email'],
    ['isu.officer@example.org!', null],
  ])('%s', (password, fault) => {
    expect(passwordFault(password, email)).toBe(fault);
  });

  it('counts characters, not code units, and letters after they are composed', () => {
    expect(passwordFault('🕊'.repeat(11), email)).toBe('too_short');
    expect(passwordFault('e\u0301'.repeat(11), email)).toBe('too_short');
    expect(passwordFault('e\u0301'.repeat(12), email)).toBeNull();
  });
});
