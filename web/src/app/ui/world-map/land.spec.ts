import { describe, expect, it } from 'vitest';
import { LAND } from './world.fixture';

const of = (m49: string) => LAND.find((area) => area.m49 === m49);

describe('the land of the world', () => {
  it('is one area a number, what lies apart with its State: Ashmore and Cartier with Australia', () => {
    const numbers = LAND.flatMap(({ m49 }) => m49 ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((m49) => /^\d{3}$/.test(m49))).toBe(true);
    const [longitude = 0, latitude = 0] = of('036')?.point ?? [];
    expect([longitude > 120 && longitude < 145, latitude < -20]).toEqual([true, true]);
  });

  it('keeps what is part of a State with it, and what is not apart from it', () => {
    const american = of('250')?.geometry.coordinates.some((polygon) => (polygon[0]?.[0]?.[0] ?? 0) < -50);
    expect(american).toBe(true); // French Guiana
    expect([of('304'), of('732'), of('158')].every((area) => area !== undefined)).toBe(true);
    expect(LAND.filter(({ m49 }) => m49 === null)).toHaveLength(5);
  });

  it('leaves Antarctica out and knows sizes and places', () => {
    expect(of('010')).toBeUndefined();
    expect((of('643')?.steradians ?? 0) > (of('124')?.steradians ?? 0)).toBe(true);
    const [longitude = 0] = of('242')?.point ?? [];
    expect(longitude).toBeGreaterThan(170); // Fiji, on both sides of the meridian
    expect(of('296')?.point).toEqual([172.98, 1.45]); // Kiribati: its seat, not its largest island
  });
});
