import type { LetterTemplateView } from '@demarche/contracts/letters';
import type { LetterDraft } from './letter-draft';

export interface TemplateGroup {
  readonly key: 'fitting' | 'language' | 'others';
  readonly entries: readonly LetterTemplateView[];
}

/** Those of the form and language first, then those of the language, then the rest. */
export function orderedTemplates(
  templates: readonly LetterTemplateView[],
  { form, language }: Pick<LetterDraft, 'form' | 'language'>,
): TemplateGroup[] {
  const keyOf = (one: LetterTemplateView): TemplateGroup['key'] =>
    one.language !== language ? 'others' : one.form === form ? 'fitting' : 'language';
  return (['fitting', 'language', 'others'] as const)
    .map((key) => ({ key, entries: templates.filter((one) => keyOf(one) === key) }))
    .filter(({ entries }) => entries.length > 0);
}
