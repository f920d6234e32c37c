import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { DomainError, invalidField } from '../domain-error.js';

const MAX_BODY = '256kb';
const MAX_DEPTH = 20;

/** Reads JSON bodies: at most 256 kB, UTF-8 that is UTF-8, an object at the top. Forms are let through to the few routes that take one. */
export function jsonBody(): RequestHandler[] {
  const parse = express.json({
    limit: MAX_BODY,
    inflate: false,
    verify: (_req, _res, body) => {
      if (!isUtf8(body)) throw notUtf8('body', 'Send the body as UTF-8: it holds bytes that are not.');
    },
  });
  return [refuseOtherTypes, parse, requireObject];
}

/** RFC 9112, 3.2: who speaks HTTP/1.1 says with whom. */
export function demandHost(req: Request, _res: Response, next: NextFunction): void {
  if (req.headers.host === undefined && req.httpVersion === '1.1') {
    throw invalidField('host', 'request.host', 'Send the header Host.');
  }
  next();
}

function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function refuseOtherTypes(req: Request, _res: Response, next: NextFunction): void {
  if (hasBody(req) && !req.is(['application/json', 'multipart/form-data'])) throw notJson();
  next();
}

export function notJson(): DomainError {
  return new DomainError('unsupported', 'request.content_type', 'Send the body as application/json.');
}

function requireObject(req: Request, _res: Response, next: NextFunction): void {
  const body: unknown = req.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) {
    const message = 'Send one JSON object as the body.';
    throw new DomainError('invalid', 'request.not_an_object', message, [
      { field: 'body', code: 'request.not_an_object', message },
    ]);
  }
  req.body = body;
  next();
}

/**
 * One reading of text for the whole product: the address must be well-formed UTF-8, and every string of body and query is
 * put into Unicode form C, so that a letter written in two ways is one letter. NUL and lone surrogates, which PostgreSQL
 * cannot keep, are refused by name of the field.
 */
export function cleanText(req: Request, _res: Response, next: NextFunction): void {
  try {
    decodeURIComponent(req.originalUrl);
  } catch {
    throw notUtf8(brokenPart(req.originalUrl), 'The address holds an escape that is not UTF-8.');
  }
  if (/%00/.test(req.path)) throw invalidField('path', 'text.control', 'The address holds the character NUL.');
  req.body = clean(req.body, '', 0);
  const query = clean(req.query, '', 0);
  // Express reads the query string anew on every access; from here on there is one reading of it.
  Object.defineProperty(req, 'query', { value: query, writable: true, configurable: true, enumerable: true });
  next();
}

function clean(value: unknown, path: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw invalidField(path, 'request.too_deep', `Nest values at most ${MAX_DEPTH} deep.`);
  if (typeof value === 'string') return cleanString(value, path);
  if (Array.isArray(value)) return value.map((item, i) => clean(item, join(path, String(i)), depth + 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      cleanKey(key, join(path, key)),
      clean(item, join(path, key), depth + 1),
    ]),
  );
}

/** Names that would reach into the objects themselves are fields we do not have. */
function cleanKey(key: string, path: string): string {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw invalidField(path.slice(0, 100), 'field.unknown', 'There is no such field.');
  if (key === '') throw invalidField(path || 'unnamed', 'field.unknown', 'A field has no name.');
  return cleanString(key, path);
}

function notUtf8(field: string, message: string): DomainError {
  return new DomainError('invalid', 'request.not_utf8', message, [{ field, code: 'request.not_utf8', message }]);
}

/** The query parameter that cannot be decoded, or `path`. */
function brokenPart(url: string): string {
  const [, query = ''] = url.split('?', 2);
  const broken = query.split('&').find((pair) => !decodes(pair));
  const name = broken === undefined ? 'path' : broken.split('=', 1)[0] || 'query';
  return decodes(name) ? decodeURIComponent(name).slice(0, 100) : 'query';
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function cleanString(text: string, path: string): string {
  if (text.includes('\u0000')) throw invalidField(path.slice(0, 100), 'text.control', 'Remove the character NUL.');
  if (!text.isWellFormed())
    throw invalidField(path.slice(0, 100), 'text.surrogate', 'The text holds half a character.');
  return text.normalize('NFC');
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
