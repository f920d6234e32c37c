import type { TranslocoService } from '@jsverse/transloco';

/** What is needed of an API problem to put it into words. */
export interface ProblemLike {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId?: string;
}

/** What happened, and what to do now. */
export interface ProblemText {
  readonly happened: string;
  readonly next: string;
}

/**
 * Words for a problem: by its code (`problem.task.not_found`), else what the server says, else by its kind
 * (`problem.status.404`), else that it was not foreseen.
 */
export function problemText(transloco: TranslocoService, problem: ProblemLike | Error | null): ProblemText {
  const known = transloco.getTranslation(transloco.activeLang());
  const say = (key: string) => (known[key] === undefined ? null : transloco.translate<string>(key));
  const like: ProblemLike = problem && 'code' in problem ? problem : { code: 'unexpected', status: -1, detail: '' };
  const kind = like.status <= 0 ? like.code : like.status >= 500 ? 'server' : `status.${like.status}`;
  return {
    happened:
      say(`problem.${like.code}.happened`) ??
      say(`problem.${like.code}`) ??
      (like.status < 500 && like.detail ? like.detail : null) ??
      say(`problem.${kind}.happened`) ??
      transloco.translate('problem.unexpected.happened'),
    next:
      say(`problem.${like.code}.next`) ?? say(`problem.${kind}.next`) ?? transloco.translate('problem.unexpected.next'),
  };
}
