import { join } from 'node:path';
import { inRoot } from '../checkout.mjs';
import { keep, randomText } from './data-folder.mjs';

/** What the product's processes are started with: our own environment, completed from the data folder. */
export function productEnvironment(settings, databaseUrls = {}) {
  return {
    ...process.env,
    PORT: String(settings.port),
    HOST: settings.host,
    WEB_ROOT: process.env.WEB_ROOT || inRoot('web/dist'),
    DEMARCHE_SECRET: settings.secret ?? keep(settings.dataFolder, 'secret', () => randomText(48)),
    FILES_DIR: process.env.FILES_DIR || join(settings.dataFolder, 'files'),
    // What V8 made of our files, kept: the second start compiles nothing.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(settings.dataFolder, 'compiled'),
    ...databaseUrls,
  };
}
