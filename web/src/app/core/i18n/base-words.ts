import { inject, type Provider, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { provideTransloco, type Translation, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import { of } from 'rxjs';
import problem from '../../../i18n/en/problem.json';
import shell from '../../../i18n/en/shell.json';
import terms from '../../../i18n/en/terms.json';
import ui from '../../../i18n/en/ui.json';

/** Strings that every page needs: part of the first script. */
const BASE_WORDS: Translation = { shell, terms, ui, problem };

class BundledLoader implements TranslocoLoader {
  getTranslation = () => of(BASE_WORDS);
}

export function provideWords(): (Provider | EnvironmentProviders)[] {
  return [
    provideTransloco({
      config: {
        availableLangs: ['en'],
        defaultLang: 'en',
        fallbackLang: 'en',
        reRenderOnLangChange: true,
        prodMode: true,
      },
      loader: BundledLoader,
    }),
    provideAppInitializer(() => inject(TranslocoService).load('en')),
  ];
}
