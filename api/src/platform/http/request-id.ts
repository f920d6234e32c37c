import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const ids = new WeakMap<Request, string>();

/** Gives every request an id of its own: it stands in the log, the audit and every problem. */
export function assignRequestId(req: Request, res: Response, next: NextFunction): void {
  res.setHeader('X-Request-Id', requestId(req));
  next();
}

export function requestId(req: Request): string {
  const id = ids.get(req) ?? randomUUID();
  ids.set(req, id);
  return id;
}
