import { describe, expect, it } from 'vitest';
import { walk } from './walk';

const ORDER = ['AFG', 'ALB', 'DZA', 'AND'];

describe('walking through the States', () => {
  it.each([
    ['ArrowRight', 'AFG', 'ALB'],
    ['ArrowDown', 'AND', 'AFG'],
    ['ArrowLeft', 'AFG', 'AND'],
    ['ArrowUp', 'ALB', 'AFG'],
    ['Home', 'DZA', 'AFG'],
    ['End', 'AFG', 'AND'],
    ['PageDown', 'AFG', 'AND'],
    ['PageUp', 'AND', 'AFG'],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(walk(ORDER, from, key)).toBe(to);
  });

  it('begins at an end where nothing was chosen, or what was is gone', () => {
    expect(walk(ORDER, null, 'ArrowRight')).toBe('AFG');
    expect(walk(ORDER, 'XXX', 'ArrowLeft')).toBe('AND');
  });

  it('leaves other keys alone, and an empty map', () => {
    expect(walk(ORDER, 'AFG', 'a')).toBeNull();
    expect(walk([], null, 'End')).toBeNull();
  });
});
