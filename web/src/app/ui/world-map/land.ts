import { geoArea, geoCentroid } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import POINTS from './points.json';

/** Everything one number of M49 stands for on the map; without a number, land that no State of the list answers for. */
export interface Area {
  readonly m49: string | null;
  readonly geometry: MultiPolygon;
  /** Its largest piece: where a name or a marker would stand. */
  readonly main: Polygon;
  readonly steradians: number;
  /** Longitude and latitude. */
  readonly point: Position;
}

const ANTARCTICA = '010';
const KNOWN_POINTS: Readonly<Record<string, readonly number[] | undefined>> = POINTS;

/** Where a State stands that has no shape, or whose largest island lies far from its seat. */
export function knownPoint(m49: string): Position | null {
  const point = KNOWN_POINTS[m49];
  return point ? [...point] : null;
}

/** The land of the world, one area a number: what lies apart (Ashmore and Cartier, of Australia) is drawn with its State. */
export function readLand(topology: Topology): Area[] {
  const countries = topology.objects['countries'] as GeometryCollection;
  const pieces = new Map<string, Position[][][]>();
  const areas: Area[] = [];
  for (const one of feature(topology, countries).features) {
    const polygons = polygonsOf(one as Feature<Polygon | MultiPolygon>);
    if (one.id === undefined) areas.push(area(null, polygons));
    else if (one.id !== ANTARCTICA) {
      const m49 = String(one.id).padStart(3, '0');
      pieces.set(m49, [...(pieces.get(m49) ?? []), ...polygons]);
    }
  }
  for (const [m49, polygons] of pieces) areas.push(area(m49, polygons));
  return areas;
}

function polygonsOf({ geometry }: Feature<Polygon | MultiPolygon>): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function area(m49: string | null, polygons: Position[][][]): Area {
  const parts = polygons.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  const sizes = parts.map((part) => geoArea(part));
  const main = parts[sizes.indexOf(Math.max(...sizes))] ?? { type: 'Polygon', coordinates: [] };
  return {
    m49,
    geometry: { type: 'MultiPolygon', coordinates: polygons },
    main,
    steradians: sizes.reduce((sum, size) => sum + size, 0),
    point: (m49 !== null && knownPoint(m49)) || geoCentroid(main),
  };
}
