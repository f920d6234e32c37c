import { describe, expect, it } from 'vitest';
import { MAP_REGIONS } from './map-region';
import { meridianOf, regionBounds } from './regions';
import { drawSheet, projection, SHEET, WORLD_MERIDIAN } from './sheet';
import { fitView, toScreen } from './view';
import { LAND } from './world.fixture';

const sheet = drawSheet(LAND, WORLD_MERIDIAN);
const area = (m49: string) => sheet.areas.find((one) => one.m49 === m49);

describe('the sheet', () => {
  it('is filled by the world: its width by the equator, its height by the land', () => {
    const inside = sheet.areas.filter(({ at: [x, y] }) => x >= 0 && x <= SHEET.width && y >= 0 && y <= SHEET.height);
    expect(inside).toHaveLength(sheet.areas.length);
    const left = projection(WORLD_MERIDIAN)([WORLD_MERIDIAN - 179.999, 0])?.[0] ?? -1;
    expect(left).toBeGreaterThanOrEqual(-0.5);
    expect(left).toBeLessThan(60);
  });

  it('keeps areas: Brazil and Canada are as large to one another as on the globe', () => {
    const size = (m49: string) => area(m49)?.steradians ?? NaN;
    expect(size('076') / size('643')).toBeCloseTo(8.5 / 16.9, 1);
    // The side of a square degree at the equator and at 60 degrees north differ as their areas do.
    const cell = (latitude: number) => {
      const [a, b] = [sheet.point([10, latitude]), sheet.point([11, latitude])];
      const c = sheet.point([10, latitude + 1]);
      return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    };
    expect(cell(60) / cell(0)).toBeCloseTo(Math.cos((60.5 * Math.PI) / 180), 1);
    expect(cell(0) / ((Math.PI / 180) ** 2 * sheet.unit)).toBeCloseTo(1, 1);
  });

  it('cuts no State of the Bering Strait in two', () => {
    const chukotka = sheet.point([-170, 66]);
    expect(chukotka[0]).toBeGreaterThan(SHEET.width / 2);
  });
});

describe.each(MAP_REGIONS)('the view of %s', (region) => {
  const own = drawSheet(LAND, meridianOf(region));

  it.each([
    [668, 300],
    [328, 147],
    [1900, 830],
  ])('shows all of it in %i × %i, as large as it goes', (width, height) => {
    const bounds = regionBounds(region, own);
    const view = fitView(bounds, { width, height });
    const [left, top] = toScreen(view, [bounds.left, bounds.top]);
    const [right, bottom] = toScreen(view, [bounds.right, bounds.bottom]);
    expect(Math.min(left, top)).toBeGreaterThan(-0.01);
    expect(right).toBeLessThan(width + 0.01);
    expect(bottom).toBeLessThan(height + 0.01);
    expect(Math.max((right - left) / width, (bottom - top) / height)).toBeCloseTo(1, 5);
  });
});

it('shows the Pacific whole: Palau west of Samoa, Samoa west of the Cook Islands', () => {
  const own = drawSheet(LAND, meridianOf('Oceania'));
  const [palau, samoa, cook] = [own.point([134.5, 7.5]), own.point([-172, -13.8]), own.point([-159.8, -21.2])];
  expect(palau[0]).toBeLessThan(samoa[0]);
  expect(samoa[0]).toBeLessThan(cook[0]);
});
