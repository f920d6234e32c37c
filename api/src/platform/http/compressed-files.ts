import type { NextFunction, Request, Response } from 'express';
import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/**
 * Sends the gzip that the build laid beside a file to whoever takes it: no processor time here, and the first page fits
 * a slow line. Stands before the static files, which then find the other name.
 */
export function compressedFiles(root: string): (req: Request, res: Response, next: NextFunction) => void {
  const known = compressedIn(root);
  return (req, res, next) => {
    const readable = req.method === 'GET' || req.method === 'HEAD';
    if (!readable || !known.has(req.path)) return next();
    res.vary('Accept-Encoding');
    // A part of a file is a part of what is on the disk, not of what was made of it.
    if (req.headers.range || !req.acceptsEncodings('gzip')) return next();
    res.type(extname(req.path)).setHeader('Content-Encoding', 'gzip');
    req.url = `${req.path}.gz`;
    next();
  };
}

/** Addresses of files that have a `.gz` beside them. */
function compressedIn(root: string): Set<string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(
    files
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path.endsWith('.gz'))
      .map((path) => `/${path.slice(0, -'.gz'.length)}`),
  );
}
