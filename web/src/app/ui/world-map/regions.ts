import type { Position } from 'geojson';
import type { Box } from './geometry';
import type { MapRegion } from './map-region';
import { SHEET, type Sheet, WORLD_MERIDIAN } from './sheet';

interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  /** In the middle of the sheet: the Pacific lies across the edge of a map of the world. */
  readonly meridian: number;
}
const FRAMES: Record<Exclude<MapRegion, 'World'>, Frame> = {
  Africa: { west: -26, east: 60, south: -36, north: 38, meridian: WORLD_MERIDIAN },
  Americas: { west: -135, east: -35, south: -56, north: 72, meridian: WORLD_MERIDIAN },
  Asia: { west: 27, east: 147, south: -11, north: 54, meridian: WORLD_MERIDIAN },
  Europe: { west: -24, east: 46, south: 34, north: 71, meridian: WORLD_MERIDIAN },
  Oceania: { west: 112, east: 205, south: -48, north: 21, meridian: 160 },
};

export function meridianOf(region: MapRegion): number {
  return region === 'World' ? WORLD_MERIDIAN : FRAMES[region].meridian;
}

/** What of the sheet a region takes up. */
export function regionBounds(region: MapRegion, sheet: Pick<Sheet, 'point'>): Box {
  if (region === 'World') return { left: 0, top: 0, right: SHEET.width, bottom: SHEET.height };
  const { west, east, south, north } = FRAMES[region];
  const edge: Position[] = [];
  for (let step = 0; step <= 8; step++) {
    const longitude = west + ((east - west) * step) / 8;
    const latitude = south + ((north - south) * step) / 8;
    edge.push([longitude, south], [longitude, north], [west, latitude], [east, latitude]);
  }
  const points = edge.map((position) => sheet.point(position));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
