import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error.js';
import { decodeCursor, encodeCursor, isInstant, isUuid, toPage } from './paging.js';

const any = () => true;

describe('cursors', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (key) => {
        expect(
          decodeCursor(
            encodeCursor(key),
            key.map(() => any),
          ),
        ).toEqual(key);
      }),
    );
  });

  it('that are none of ours are refused, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (text) => {
          try {
            const key = decodeCursor(text, [isInstant, isUuid]);
            expect(isInstant(key[0] ?? '') && isUuid(key[1] ?? '')).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
        },
      ),
    );
  });

  it.each([
    ['2026-11-24T10:00:00.000Z', true],
    ['2026-11-24T10:00:00.123456Z', true],
    ['2026-13-24T10:00:00.000Z', false],
    ['2026-11-24', false],
  ])('%s is an instant: %s', (text, is) => {
    expect(isInstant(text)).toBe(is);
  });
});

describe('toPage', () => {
  const page = (n: number) =>
    toPage(
      [...Array(n).keys()],
      3,
      (i) => [String(i)],
      (i) => `row ${i}`,
    );

  it('has a next page exactly when there is one row too many', () => {
    expect(page(3)).toEqual({ items: ['row 0', 'row 1', 'row 2'], next: null });
    expect(page(4)).toEqual({ items: ['row 0', 'row 1', 'row 2'], next: encodeCursor(['2']) });
    expect(page(0)).toEqual({ items: [], next: null });
  });
});
