import { inject } from '@angular/core';
import { type ResolveFn } from '@angular/router';
import { type Translation, TranslocoService } from '@jsverse/transloco';

/**
 * How strings are kept. One JSON file a feature, `src/i18n/en/<feature>.json`, so that several people can write at
 * once; its keys are read as `<feature>.<key>`: `{{ 'tasks.title' | transloco }}`.
 * The files of the shell, of what is shared (`terms`, `ui`, `problem`) are part of the first script (`base-words.ts`);
 * the file of a feature comes with the feature, before its page is drawn, so that no key ever shows:
 *
 *     export default [{ path: '', resolve: { words: words('tasks', { en: () => import('…/i18n/en/tasks.json') }) }, … }]
 *
 * and for what `Overlay` opens, `loadWords` runs in the loader. Counts: keys `x.one`, `x.other` and the pipe `plural`.
 */
export type WordsByLanguage = { en: () => Promise<{ default: Translation }> } & Partial<
  Record<string, () => Promise<{ default: Translation }>>
>;

/** Adds a feature's strings in the active language, or English where they are not translated yet. */
export async function loadWords(transloco: TranslocoService, scope: string, files: WordsByLanguage): Promise<void> {
  const language = transloco.getActiveLang();
  const file = await (files[language] ?? files.en)();
  transloco.setTranslation({ [scope]: file.default }, language);
}

/** A route's resolver: the feature's strings are there before its page is. */
export function words(scope: string, files: WordsByLanguage): ResolveFn<boolean> {
  return async () => {
    await loadWords(inject(TranslocoService), scope, files);
    return true;
  };
}
