import type { Request, Response } from 'express';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../domain-error.js';
import { cleanText } from './request-hygiene.js';

function clean(body: unknown, url = '/api/x'): Request {
  const req = { body, query: {}, originalUrl: url, path: url.split('?')[0] } as unknown as Request;
  cleanText(req, {} as Response, () => undefined);
  return req;
}
function fault(body: unknown, url?: string): unknown[] {
  try {
    clean(body, url);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.errors?.[0]?.field, error.errors?.[0]?.code];
  }
}

/**
 * Whether every field has a name we could have. Names are refused where they are empty or reach into the objects
 * themselves, which fast-check likes to draw; both have their cases below.
 */
function hasNames(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, item]) => !REFUSED_NAMES.includes(key) && hasNames(item));
}

const REFUSED_NAMES = ['', '__proto__', 'constructor', 'prototype'];

describe('cleanText', () => {
  it('leaves every JSON value as it is but for the form of its letters', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme-ascii' }).filter(hasNames), (value) => {
        expect(clean({ value }).body).toEqual({ value });
      }),
    );
    expect(clean({ a: ['e\u0301'] }).body).toEqual({ a: ['\u00e9'] });
  });

  it.each<[unknown, unknown[]]>([
    [{ a: 'x\u0000' }, ['a', 'text.control']],
    [{ a: { b: ['ok', '\ud800'] } }, ['a.b.1', 'text.surrogate']],
    [{ 'x\u0000': 1 }, ['x\u0000', 'text.control']],
    [JSON.parse('{"__proto__":1}'), ['__proto__', 'field.unknown']],
    [{ '': 1 }, ['unnamed', 'field.unknown']],
    [{ a: { '': 1 } }, ['a.', 'field.unknown']],
    [{ a: { constructor: 1 } }, ['a.constructor', 'field.unknown']],
  ])('refuses %j, naming the field', (body, expected) => {
    expect(fault(body)).toEqual(expected);
  });

  it('refuses what is nested deeper than twenty', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    expect(fault(nested(20))).toEqual([]);
    expect(fault(nested(21))[1]).toBe('request.too_deep');
  });

  it.each([
    ['/api/x?q=%ff', 'q'],
    ['/api/x?a=1&b=%c3%28', 'b'],
    ['/api/x?%ff=1', 'query'],
    ['/api/%ff', 'path'],
  ])('names the part of %s that is not UTF-8', (url, field) => {
    expect(fault({}, url)).toEqual([field, 'request.not_utf8']);
  });
});
