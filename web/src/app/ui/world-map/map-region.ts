/** The regions of M49, and all of them. */
export const MAP_REGIONS = ['World', 'Africa', 'Americas', 'Asia', 'Europe', 'Oceania'] as const;
export type MapRegion = (typeof MAP_REGIONS)[number];
