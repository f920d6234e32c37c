import { describe, expect, it } from 'vitest';
import { measureHouse, sizesOf } from './house.ts';

const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });

describe('the report on the house', () => {
  it('tells the median, the 95th of a hundred and the longest', () => {
    const files = Array.from({ length: 100 }, (_, i) => file(`${i + 1}.ts`, i + 1));
    expect(sizesOf(files)).toEqual({
      files: 100,
      lines: 5050,
      median: 51,
      p95: 96,
      longest: { path: '100.ts', lines: 100 },
    });
    expect(sizesOf([file('only.ts', 3)])).toMatchObject({ median: 3, p95: 3, longest: { lines: 3 } });
  });

  it('measures this checkout: each part is found, tests are told from code, no circle of imports', () => {
    const { parts, code, test, testToCode, cycles } = measureHouse();
    for (const lines of Object.values(parts)) expect(lines).toBeGreaterThan(500);
    expect(Object.values(parts).reduce((sum, lines) => sum + lines, 0)).toBe(code.lines);
    expect(test.files).toBeGreaterThan(100);
    expect(testToCode).toBeGreaterThan(0.3);
    expect(cycles).toEqual([]);
  });
});
