import type { Translation, TranslocoService } from '@jsverse/transloco';
import { plural } from '../text/plural';
import { type ProblemLike, problemText } from './problem-text';

/** What is needed of an act on several records to put it into words. */
export interface OutcomeLike {
  readonly done: readonly unknown[];
  readonly failed: readonly { readonly problem: ProblemLike }[];
}

/** "2 tasks closed", "1 could not be changed: …", or both. `key` counts: `ui.acts.closed`. */
export function outcomeText(
  transloco: TranslocoService,
  key: string,
  outcome: OutcomeLike,
  params: Translation = {},
): string {
  const parts: string[] = [];
  if (outcome.done.length > 0) parts.push(plural(transloco, key, outcome.done.length, params));
  const first = outcome.failed[0];
  if (first) {
    const why = problemText(transloco, first.problem).happened;
    parts.push(plural(transloco, 'ui.acts.failed', outcome.failed.length, { why }));
  }
  return parts.join('. ');
}
