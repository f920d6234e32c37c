import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** "French, Portuguese" for `['fr', 'pt']`; a code that no language has stays as it is. */
@Pipe({ name: 'languages' })
export class LanguagesPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);

  transform(codes: readonly string[]): string {
    const names = new Intl.DisplayNames([this.transloco.getActiveLang()], { type: 'language', fallback: 'code' });
    return codes.map((code) => names.of(code) ?? code).join(', ');
  }
}
