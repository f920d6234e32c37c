import { geoEqualEarth, geoPath, type GeoProjection } from 'd3-geo';
import type { Position } from 'geojson';
import type { Box, Point, Size } from './geometry';
import type { Area } from './land';

/** The world is drawn once on a sheet of this size; how much of it is seen and how large is a view's matter. */
export const SHEET: Size = { width: 960, height: 400 };
/** The land that matters lies between these: Antarctica would take a fifth of the sheet. */
const NORTH = 83.7;
const SOUTH = -56;
/** The world is cut in the Bering Strait, where nothing is cut in two. */
export const WORLD_MERIDIAN = 11;

/** An area as it lies on a sheet. */
export interface Drawn extends Area {
  /** An SVG path. */
  readonly d: string;
  /** Around its largest piece. */
  readonly bounds: Box;
  readonly at: Point;
}
export interface Sheet {
  readonly meridian: number;
  readonly areas: readonly Drawn[];
  /** Square sheet units to a steradian: the projection keeps areas. */
  readonly unit: number;
  point(position: Position): Point;
}

/** Equal Earth around a meridian, filling the sheet. */
export function projection(meridian: number): GeoProjection {
  const edge = 180 - 1e-6;
  const corners: Position[] = [
    [meridian - edge, 0],
    [meridian + edge, 0],
    [meridian, NORTH],
    [meridian, SOUTH],
  ];
  return geoEqualEarth()
    .rotate([-meridian, 0])
    .fitSize([SHEET.width, SHEET.height], { type: 'MultiPoint', coordinates: corners });
}

export function drawSheet(land: readonly Area[], meridian: number): Sheet {
  const project = projection(meridian);
  const path = geoPath(project).digits(2);
  const point = (position: Position): Point => project([position[0] ?? 0, position[1] ?? 0]) ?? [0, 0];
  const areas = land.map((area): Drawn => {
    const [[left, top], [right, bottom]] = path.bounds(area.main);
    return { ...area, d: path(area.geometry) ?? '', bounds: { left, top, right, bottom }, at: point(area.point) };
  });
  return { meridian, areas, unit: project.scale() ** 2, point };
}
