/** The outlines of the world (world-atlas, 1:50 million) as a file of their own, named by its content. */
import url from 'world-atlas/countries-50m.json' with { loader: 'file' };

export const SHAPES_URL: string = url;
