/** A reason not to start that the operator can mend. Its message is the one sentence they read; no stack is shown. */
export class StartupError extends Error {}

/** Ends the process with the sentence of a `StartupError`, or with the whole error when it is a fault of ours. */
export function failToStart(error: unknown): never {
  process.stderr.write(
    error instanceof StartupError ? `${error.message}\n` : `${String((error as Error)?.stack ?? error)}\n`,
  );
  process.exit(1);
}
