import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../startup-error.js';
import { isOfApi } from './api-address.js';
import { compressedFiles } from './compressed-files.js';
import { nonceOf } from './security-headers.js';

/** Names that the build made of what is in the file: `chunk-Cbjc-khw.js`, and what it was compressed to. */
const HASHED = /-[\w-]{8}\.\w+(\.gz)?$/;

/** Serves the built web beside the API: hashed files for good, and the page for every address that is not the API's. */
export function serveWeb(app: NestExpressApplication, root: string): void {
  const page = readPage(root);
  app.use(compressedFiles(root));
  app.useStaticAssets(root, {
    index: false,
    // A folder has no page of its own to be led to.
    redirect: false,
    setHeaders: (res: Response, path) =>
      res.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  app.use((req: Request, res: Response, next: NextFunction) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && !isOfApi(req.path) && !/\.\w+$/.test(req.path);
    if (!wantsPage) return next();
    res.setHeader('Cache-Control', 'no-store');
    res.type('html').send(page.replace('<app-root', `<app-root ngCspNonce="${nonceOf(res)}"`));
  });
}

function readPage(root: string): string {
  try {
    return readFileSync(join(root, 'index.html'), 'utf8');
  } catch {
    throw new StartupError(`The setting WEB_ROOT is wrong: there is no index.html in ${root}.`);
  }
}
