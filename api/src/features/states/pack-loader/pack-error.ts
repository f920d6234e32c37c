import { StartupError } from '../../../platform/startup-error.js';

/** A pack that cannot be read at all: nothing of the load is kept. */
export class PackError extends StartupError {
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly reason: string,
  ) {
    super(
      `The pack's file ${file}${line === null ? '' : ` line ${line}`} cannot be loaded: ${reason}. Nothing was changed.`,
    );
  }
}
