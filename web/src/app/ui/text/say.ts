import type { TranslocoService } from '@jsverse/transloco';

/** The string of a key, or `otherwise` where nobody has written one: for codes that a treaty pack brings. */
export function sayOr(
  transloco: TranslocoService,
  key: string,
  otherwise: string,
  params: Record<string, unknown> = {},
): string {
  const known = transloco.getTranslation(transloco.getActiveLang());
  return known[key] === undefined ? otherwise : transloco.translate<string>(key, params);
}
