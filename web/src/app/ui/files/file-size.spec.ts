import { describe, expect, it } from 'vitest';
import { fileSize } from './file-size';

describe('fileSize', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [340_499, '340 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [1_240_000, '1.2 MB'],
    [20_971_520, '21 MB'],
  ])('%d bytes are %s', (bytes, text) => expect(fileSize(bytes, 'en')).toBe(text));

  it('is written as the language writes numbers', () => expect(fileSize(1_240_000, 'fr')).toMatch(/^1,2\sMo$/u));
});
