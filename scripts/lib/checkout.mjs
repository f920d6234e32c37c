// Where things are in this checkout.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const inRoot = (...path) => resolve(root, ...path);

/** The Node that the lockfile pins; the products of npm ci. */
export const pinnedNode = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
export const tool = (name) => inRoot('node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
