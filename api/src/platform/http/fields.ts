import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsInt,
  IsEmail,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { isIsoDate, isTimeZone } from '@demarche/domain/dates';

function checked(
  name: string,
  test: (value: unknown) => boolean,
  message: string,
  options?: ValidationOptions,
): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { message, ...options },
      validator: { validate: test },
    });
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isIsoDate(value) && value >= '1900-01-01' && value <= '2200-12-31';
}

/** A calendar day that exists, from 1900 to 2200. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', example: '2026-11-24' }),
    checked('isDay', isDay, 'must be a day that exists, written YYYY-MM-DD, from 1900 to 2200'),
  );
}

/** A month from 1900 to 2200. A day stands for its month. */
export function IsMonth(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, example: '2026-11', description: 'A month; a day stands for its month.' }),
    Transform(({ value }: { value: unknown }) => (isDay(value) ? value.slice(0, 7) : value)),
    checked(
      'isMonth',
      (value) => typeof value === 'string' && isDay(`${value}-01`),
      'must be a month written YYYY-MM, from 1900 to 2200',
    ),
  );
}

/** An IANA time zone such as `Europe/Zurich`. */
export function IsZone(): PropertyDecorator {
  return checked(
    'isZone',
    (value) => typeof value === 'string' && value.length <= 64 && isTimeZone(value),
    'must be a time zone such as Europe/Zurich',
  );
}

/** One line of text that says something: trimmed, 1 to `max` characters; `{ each: true }` for each of a list. */
export function IsLine(max = 200, each: ValidationOptions = {}): PropertyDecorator {
  return applyDecorators(
    Trim(),
    // Rules are told in this order.
    IsString({ ...each, message: 'must be text' }),
    Matches(/[\p{L}\p{N}\p{P}\p{S}]/u, { ...each, message: 'must not be empty' }),
    Matches(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, { ...each, message: 'must be one line of text' }),
    MaxLength(max, { ...each, message: `must hold at most ${max} characters` }),
  );
}

/** A text of several lines: trimmed, at most `max` characters; no control characters besides line breaks and tabs. */
export function IsProse(max = 20_000): PropertyDecorator {
  return applyDecorators(
    Trim(),
    IsString({ message: 'must be text' }),
    MaxLength(max, { message: `must hold at most ${max} characters` }),
    Matches(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u, { message: 'must be text' }),
  );
}

/** An e-mail address, trimmed, at most 254 characters (RFC 5321). */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    Trim(),
    IsString({ message: 'must be text' }),
    IsEmail({}, { message: 'must be an e-mail address' }),
    MaxLength(254, { message: 'must hold at most 254 characters' }),
  );
}

/** May be left out, but not null. */
export function MayBeAbsent(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_object, value) => value !== undefined),
    ApiProperty({ required: false }),
  );
}

/** May be left out or null; an empty text counts as null. */
export function MayBeNull(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? null : value)),
    IsOptional(),
    ApiProperty({ required: false, nullable: true }),
  );
}

/** A query parameter that may be repeated or comma separated: always a list, without blanks. */
export function AsList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    value === undefined
      ? undefined
      : (Array.isArray(value) ? value : [value]).flatMap((item: unknown) =>
          typeof item === 'string'
            ? item
                .split(',')
                .map((part) => part.trim())
                .filter(Boolean)
            : [item],
        ),
  );
}

function Trim(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(trimmed) : trimmed(value)));
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** ISO 3166 alpha-3, as the register writes it. Whether there is such a State is for the database to say. */
export function IsIso3(options?: ValidationOptions): PropertyDecorator {
  return checked(
    'isIso3',
    (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
    'must be three capital letters (ISO 3166 alpha-3)',
    options,
  );
}

/** The version on which a change was made. */
export function IsVersion(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Number, minimum: 1 }),
    Max(2_147_483_647),
    Min(1),
    IsInt({ message: 'must be the version that was read' }),
  );
}

/** What is searched for: a text of at most 200 characters. */
export function IsSearch(): PropertyDecorator {
  return applyDecorators(
    MaxLength(200, { message: 'must hold at most 200 characters' }),
    IsString({ message: 'must be text' }),
  );
}

/** `true` and `false` of a query string. */
export function AsBoolean(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
}

/** Texts under the words that ask for them: at most fifty, of at most 1,000 characters each. */
export function AreAnswers(): PropertyDecorator {
  return checked(
    'areAnswers',
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length <= 50 &&
      Object.entries(value).every(
        ([words, text]) =>
          words.length <= 200 && typeof text === 'string' && text.length <= 1_000 && !/[^\P{Cc}\n\t]/u.test(text),
      ),
    'must be texts of at most 1,000 characters under the words that ask for them, at most fifty',
  );
}
