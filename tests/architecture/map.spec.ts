import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

interface Shape {
  id?: string;
  properties: { name: string };
}
const shapes = (
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as {
    objects: { countries: { geometries: Shape[] } };
  }
).objects.countries.geometries;
const points = JSON.parse(readFileSync(join(ROOT, 'web/src/app/ui/world-map/points.json'), 'utf8')) as Record<
  string,
  [number, number]
>;
/** ISO 3166 alpha-3 and M49, the first and third column of the pack. */
const states = readFileSync(join(ROOT, 'libs/packs/world/states.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => ({ iso3: line.slice(0, 3), m49: line.split(',')[2] ?? '' }));

describe('the map of the world', () => {
  it('has a shape or a point for each of the 197 States of the pack', () => {
    expect(states).toHaveLength(197);
    const known = new Set([...shapes.map(({ id }) => id), ...Object.keys(points)]);
    expect(states.filter(({ m49 }) => !known.has(m49)).map(({ iso3 }) => iso3)).toEqual([]);
  });

  it('names points of States alone, on the globe', () => {
    const numbers = new Set(states.map(({ m49 }) => m49));
    for (const [m49, [longitude, latitude]] of Object.entries(points)) {
      expect(numbers.has(m49), m49).toBe(true);
      expect([Math.abs(longitude) <= 180, Math.abs(latitude) <= 90]).toEqual([true, true]);
    }
  });

  it('leaves neutral what is not among the 197', () => {
    const numbers = new Set(states.map(({ m49 }) => m49));
    const neutral = shapes
      .filter(({ id }) => id === undefined || !numbers.has(id))
      .map(({ properties }) => properties.name);
    expect(neutral).toEqual(
      expect.arrayContaining(['Greenland', 'W. Sahara', 'Taiwan', 'Kosovo', 'Somaliland', 'N. Cyprus', 'Puerto Rico']),
    );
    for (const name of ['Palestine', 'Vatican', 'Cook Is.', 'Niue']) expect(neutral).not.toContain(name);
  });
});
