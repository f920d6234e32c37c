import type { Topology } from 'topojson-specification';
import world from 'world-atlas/countries-50m.json';
import { readLand } from './land';

/** For tests: the shapes themselves, as they are served. */
const WORLD = world as unknown as Topology;
export const LAND = readLand(WORLD);
