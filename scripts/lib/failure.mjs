/** What went wrong, in one sentence for the person at the terminal. Everything else that is thrown is our own mistake. */
export class Failure extends Error {}

/** Somebody asked us to stop: nothing went wrong. */
export class Stopped extends Failure {
  constructor() {
    super('Stopped.');
  }
}

/** Prints a failure as its sentence, anything unexpected with its origin. An empty sentence was said by a child already. */
export function explain(error) {
  if (!(error instanceof Failure)) console.error(error);
  else if (error.message) console.error(error.message);
}

/** The words for what the system says about a file or a folder. */
export function because(error) {
  const words = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOTDIR: 'a part of the path is not a folder',
    EEXIST: 'it is not a folder',
    ENOENT: 'it does not exist',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  };
  return words[error.code] ?? error.message;
}
