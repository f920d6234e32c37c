import { inject, Pipe, type PipeTransform } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';

/** `tasks.due` and 1 become `tasks.due.one`; the language decides which forms there are. */
export function pluralKey(key: string, count: number, language: string): string {
  return `${key}.${new Intl.PluralRules(language).select(count)}`;
}

/**
 * A string that counts: `{{ 'tasks.due' | plural: 3 }}` reads `tasks.due.other` with `{{ count }}`.
 * Every key needs `other`; what a language does not tell apart falls back to it.
 */
@Pipe({ name: 'plural', pure: false })
export class PluralPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);

  transform(key: string, count: number, params: Translation = {}): string {
    return plural(this.transloco, key, count, params);
  }
}

/** The same for code: titles, toasts, names for screen readers. */
export function plural(transloco: TranslocoService, key: string, count: number, params: Translation = {}): string {
  const language = transloco.activeLang();
  const exact = pluralKey(key, count, language);
  const known = transloco.getTranslation(language)[exact] !== undefined;
  return transloco.translate(known ? exact : `${key}.other`, {
    ...params,
    count: new Intl.NumberFormat(language).format(count),
  });
}
