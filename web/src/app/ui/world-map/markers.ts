import { distance, type Point, type Size } from './geometry';

/** Across, in pixels. On a phone the world is a third as wide, and seven pixels would hide what they mark. */
export function markerSize({ width }: Pick<Size, 'width'>): number {
  return width < 480 ? 5 : 7;
}
/** What covers less than this on the screen cannot be read as a shape. */
const LEGIBLE_PX = 12;
/** About 25,000 km²: on a phone the map of the world is small, and half of Europe is not to turn into dots. */
const SMALL_STERADIANS = 25_000 / 6371 ** 2;
const ROUNDS = 80;

/** Whether a State is drawn as a marker at this size. `pixels`: square pixels to a steradian. */
export function isMarker(steradians: number, pixels: number): boolean {
  return steradians < SMALL_STERADIANS && steradians * pixels < LEGIBLE_PX;
}

/**
 * Moves markers off each other, each as little as it takes, and keeps them inside the box if they began there. The same
 * points always give the same answer; points on one spot part in the order given.
 */
export function pushApart(points: readonly Point[], box: Size, size = markerSize(box)): Point[] {
  /** Between the middles: a line of the surface stays between two markers. */
  const apart = size + 1;
  const moved = points.map(([x, y]) => [x, y] as [number, number]);
  const inside = points.map(([x, y]) => x >= 0 && y >= 0 && x <= box.width && y <= box.height);
  for (let round = 0; round < ROUNDS; round++) {
    let still = true;
    for (let i = 0; i < moved.length; i++) {
      for (let j = i + 1; j < moved.length; j++) {
        const [a, b] = [moved[i], moved[j]];
        if (!a || !b) continue;
        const far = distance(a, b);
        if (far >= apart - 0.01) continue;
        still = false;
        const angle = far > 0.001 ? Math.atan2(b[1] - a[1], b[0] - a[0]) : (i + j) * 2.4;
        const step = (apart - far) / 2;
        a[0] -= step * Math.cos(angle);
        a[1] -= step * Math.sin(angle);
        b[0] += step * Math.cos(angle);
        b[1] += step * Math.sin(angle);
      }
    }
    moved.forEach((point, index) => inside[index] && keepInside(point, box, size / 2 + 0.5));
    if (still) break;
  }
  return moved;
}

function keepInside(point: [number, number], { width, height }: Size, edge: number): void {
  point[0] = Math.min(Math.max(point[0], edge), Math.max(edge, width - edge));
  point[1] = Math.min(Math.max(point[1], edge), Math.max(edge, height - edge));
}
