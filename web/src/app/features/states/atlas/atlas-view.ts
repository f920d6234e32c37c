import { MAP_REGIONS, type MapRegion } from '../../../ui/world-map/map-region';

export const STATES_VIEWS = ['map', 'table'] as const;
export type StatesView = (typeof STATES_VIEWS)[number];
/** Kept on the device, beside a person's drafts. */
export const VIEW_KEY = 'states.view';

export function isStatesView(value: unknown): value is StatesView {
  return (STATES_VIEWS as readonly unknown[]).includes(value);
}

/** `?zoom=oceania`; what is no region shows the world. */
export function parseRegion(text: string | null): MapRegion {
  return MAP_REGIONS.find((region) => region.toLowerCase() === text?.toLowerCase()) ?? 'World';
}
