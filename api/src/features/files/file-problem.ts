import { Logger } from '@nestjs/common';
import { DomainError } from '../../platform/domain-error.js';

/** A file that cannot be kept: 422 that names the part of the request and says what to do. */
export function refused(code: string, message: string): DomainError {
  return new DomainError('unprocessable', code, message, [{ field: 'file', code, message }]);
}

/** 413, with the way out. */
export function tooLarge(): DomainError {
  const message = 'A file may hold at most 20 MB: split it, or make its pictures smaller.';
  return new DomainError('too_large', 'file.too_large', message, [{ field: 'file', code: 'file.too_large', message }]);
}

/** 503: whoever keeps or looks at contents is away; nothing was kept. */
export function away(code: string, message: string): DomainError {
  return new DomainError('unavailable', code, message, [{ field: 'file', code, message }], 30);
}

/** What a disk or a store did not do, in the terms of the house; the reason stands in the log. */
export function storeAway(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  new Logger('Files').error(`The file store does not answer: ${(error as Error).message}`);
  return away('file.store_away', 'Files cannot be kept or read just now. Nothing was saved; try again in a moment.');
}

/** Whether the operating system refused: the disk is full, the folder closed. */
export function isOfSystem(error: unknown): boolean {
  return typeof (error as { errno?: unknown } | null)?.errno === 'number';
}
