import { describe, expect, it } from 'vitest';
import { distance } from './geometry';
import { layOut } from './layout';
import { meridianOf, regionBounds } from './regions';
import { drawSheet } from './sheet';
import { fitView } from './view';
import { LAND } from './world.fixture';

const STATES = [
  { iso3: 'ITA', m49: '380' },
  { iso3: 'SMR', m49: '674' },
  { iso3: 'VAT', m49: '336' },
  { iso3: 'TUV', m49: '798' },
];

function laidOut(region: 'World' | 'Europe', width: number) {
  const sheet = drawSheet(LAND, meridianOf(region));
  const box = { width, height: (width * 430) / 960 };
  const { placed, neutral } = layOut(STATES, sheet, fitView(regionBounds(region, sheet), box), box);
  const of = (iso3: string) => {
    const found = placed.find((one) => one.iso3 === iso3);
    if (!found) throw new Error(`${iso3} is not on the map`);
    return found;
  };
  return { of, neutral, placed };
}

describe('every State in its place', () => {
  it.each([328, 668, 1900])(
    'large ones are shapes, small ones and those without a shape markers, at %i px',
    (width) => {
      const { of } = laidOut('World', width);
      expect([of('ITA').marker, of('SMR').marker, of('VAT').marker, of('TUV').marker]).toEqual([
        false,
        true,
        true,
        true,
      ]);
      expect([of('TUV').area, of('TUV').seen]).toEqual([null, true]);
    },
  );

  it('keeps San Marino and the Holy See apart, though they lie in Italy', () => {
    const { of } = laidOut('World', 668);
    expect(distance(of('SMR').at, of('VAT').at)).toBeGreaterThanOrEqual(7.9);
    expect(of('VAT').bounds.right - of('VAT').bounds.left).toBe(7);
  });

  it('knows what is in the picture', () => {
    const { of } = laidOut('Europe', 668);
    expect([of('ITA').seen, of('TUV').seen]).toEqual([true, false]);
  });

  it('leaves all other land neutral: what no State answers for, with or without a number', () => {
    const { neutral } = laidOut('World', 668);
    const numbers = neutral.map(({ m49 }) => m49);
    expect(numbers).toContain('304');
    expect(numbers).toContain(null);
    expect(numbers).not.toContain('380');
  });
});
