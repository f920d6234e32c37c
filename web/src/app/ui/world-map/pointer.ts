import type { Point } from './geometry';
import { rings } from './nearest';

/** Where an event happened, in pixels of the map's frame. */
export function spotIn(frame: Element, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = frame.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

/** The State whose link something lies in. */
export function isoOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('a[data-iso]')?.getAttribute('data-iso') ?? null) : null;
}

/** The State whose shape lies at a point of the frame: the browser knows best what it has drawn. */
export function landAt(frame: Element, [x, y]: Point): string | null {
  const { left, top } = frame.getBoundingClientRect();
  const hit = frame.ownerDocument.elementFromPoint(left + x, top + y);
  return hit && frame.contains(hit) && hit.closest('.land') ? isoOf(hit) : null;
}

/** The shape nearest to a point that lies on none, as far as a finger reaches. */
export function landBeside(spot: Point, reach: number, at: (point: Point) => string | null): string | null {
  for (const point of rings(spot, reach)) {
    const iso3 = at(point);
    if (iso3) return iso3;
  }
  return null;
}
