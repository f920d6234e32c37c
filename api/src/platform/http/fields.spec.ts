import { plainToInstance } from 'class-transformer';
import { IsString, validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { AsList, IsDay, IsEmailAddress, IsLine, IsProse, IsZone, MayBeAbsent, MayBeNull } from './fields.js';

class Body {
  @MayBeAbsent() @IsLine(5) line?: unknown;
  @MayBeAbsent() @IsProse(10) prose?: unknown;
  @MayBeNull() @IsDay() day?: unknown;
  @MayBeAbsent() @IsZone() zone?: unknown;
  @MayBeAbsent() @IsEmailAddress() email?: unknown;
  @MayBeAbsent() @AsList() @IsString({ each: true }) list?: unknown;
}
const read = (plain: object) => plainToInstance(Body, plain);
const first = (plain: object) =>
  Object.values(validateSync(read(plain), { stopAtFirstError: true })[0]?.constraints ?? {})[0] ?? 'good';

describe('fields', () => {
  it.each<[object, string]>([
    [{}, 'good'],
    [{ line: ' abc ' }, 'good'],
    [{ line: '🕊🕊🕊🕊🕊' }, 'good'],
    [{ line: '' }, 'must not be empty'],
    [{ line: ' \u200b ' }, 'must not be empty'],
    [{ line: 'abcdef' }, 'must hold at most 5 characters'],
    [{ line: 'a\nb' }, 'must be one line of text'],
    [{ line: 'a\u2028b' }, 'must be one line of text'],
    [{ line: 5 }, 'must be text'],
    [{ line: null }, 'must be text'],
    [{ prose: 'a\n\tb\r\nc' }, 'good'],
    [{ prose: '' }, 'good'],
    [{ prose: 'a\u0007' }, 'must be text'],
    [{ prose: ['a'] }, 'must be text'],
    [{ prose: 'x'.repeat(11) }, 'must hold at most 10 characters'],
    [{ day: null }, 'good'],
    [{ day: ' ' }, 'good'],
    [{ day: '2026-11-24' }, 'good'],
    [{ day: '2026-02-30' }, 'must be a day that exists, written YYYY-MM-DD, from 1900 to 2200'],
    [{ day: '1899-12-31' }, 'must be a day that exists, written YYYY-MM-DD, from 1900 to 2200'],
    [{ zone: 'Africa/Nairobi' }, 'good'],
    [{ zone: '+03:00' }, 'must be a time zone such as Europe/Zurich'],
    [{ email: ' a@example.org ' }, 'good'],
    [{ email: 'nobody' }, 'must be an e-mail address'],
    [{ email: 1 }, 'must be text'],
  ])('%j: %s', (plain, message) => {
    expect(first(plain)).toBe(message);
  });

  it('read a list however it was sent, and trim', () => {
    expect(read({ list: 'a, b,,c' }).list).toEqual(['a', 'b', 'c']);
    expect(read({ list: ['a,b', 'c'] }).list).toEqual(['a', 'b', 'c']);
    expect(read({ list: [1] }).list).toEqual([1]);
    expect(read({}).list).toBeUndefined();
    expect(read({ line: ' abc ' }).line).toBe('abc');
    expect(read({ day: '' }).day).toBeNull();
  });
});
