import { around, type Box, contains, type Point, type Size } from './geometry';
import { knownPoint } from './land';
import type { MapState } from './map-state';
import { isMarker, markerSize, pushApart } from './markers';
import type { Drawn, Sheet } from './sheet';
import { boxToScreen, toScreen, type View } from './view';

/** A State in its place on the screen. */
export interface Placed {
  readonly iso3: string;
  readonly m49: string;
  /** Null for a State that the shapes do not hold. */
  readonly area: Drawn | null;
  readonly marker: boolean;
  /** The middle of its marker, or of its largest piece. */
  readonly at: Point;
  readonly bounds: Box;
  /** Whether its middle is on the map as it is seen now. */
  readonly seen: boolean;
}
export interface Layout {
  readonly placed: readonly Placed[];
  /** Land without a status. */
  readonly neutral: readonly Drawn[];
}

/** Every State as a shape or a marker, whatever the size of the map; all other land neutral. */
export function layOut(states: readonly Pick<MapState, 'iso3' | 'm49'>[], sheet: Sheet, view: View, box: Size): Layout {
  const areas = new Map(sheet.areas.flatMap((area) => (area.m49 === null ? [] : [[area.m49, area] as const])));
  const numbers = new Set(states.map(({ m49 }) => m49));
  const found = states.map(({ iso3, m49 }) => {
    const area = areas.get(m49) ?? null;
    const marker = area === null || isMarker(area.steradians, sheet.unit * view.k ** 2);
    const at = toScreen(view, area?.at ?? sheet.point(knownPoint(m49) ?? [0, 0]));
    return { iso3, m49, area, marker, at };
  });
  const markers = found.filter(({ marker }) => marker);
  const pushed = pushApart(
    markers.map(({ at }) => at),
    box,
  );
  const places = new Map(markers.map(({ iso3 }, index) => [iso3, pushed[index]]));
  const whole: Box = { left: 0, top: 0, right: box.width, bottom: box.height };
  const placed = found.map((one): Placed => {
    const at = places.get(one.iso3) ?? one.at;
    const bounds = one.marker || !one.area ? around(at, markerSize(box) / 2) : boxToScreen(view, one.area.bounds);
    return { ...one, at, bounds, seen: contains(whole, at) };
  });
  return { placed, neutral: sheet.areas.filter(({ m49 }) => m49 === null || !numbers.has(m49)) };
}
