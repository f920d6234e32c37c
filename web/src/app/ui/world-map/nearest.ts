import { distance, type Point } from './geometry';

/** How far from a State a finger may come down and a mouse may rest. */
export const TOUCH_REACH = 22;
export const MOUSE_REACH = 6;

/** Half a marker: on it is on it, whatever lies beneath. */
const ON_MARKER = 3.5;

/** A State that is drawn as a marker. */
export interface Target {
  readonly iso3: string;
  /** The middle of its marker. */
  readonly at: Point;
}

/**
 * The State that is meant at a point: a marker as near as the reach allows, for it cannot be hit exactly; over land
 * (`under`) only within half of it, so that a large State can still be meant beside a small one. Where neither answers, the
 * land near by (`beside`, by distance), for coasts and islands.
 */
export function nearest(
  at: Point,
  under: string | null,
  markers: readonly Target[],
  reach: number,
  beside: () => string | null = () => null,
): string | null {
  const limit = under === null ? reach : Math.max(ON_MARKER, reach / 2);
  let best: string | null = null;
  let least = Infinity;
  for (const { iso3, at: middle } of markers) {
    const far = distance(at, middle);
    if (far <= limit && far < least) [best, least] = [iso3, far];
  }
  return best ?? under ?? beside();
}

/** Points in rings around a finger, near ones first: what lies under one of them is beside it. */
export function rings([x, y]: Point, reach: number): Point[] {
  return [0.35, 0.65, 0.95].flatMap((share) =>
    Array.from({ length: 12 }, (_, step): Point => {
      const angle = (step * Math.PI) / 6;
      return [x + share * reach * Math.cos(angle), y + share * reach * Math.sin(angle)];
    }),
  );
}
