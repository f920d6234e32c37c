import type { TreatyStatus } from '@demarche/domain/treaty-terms';

/** The class that draws a status's glyph, for words other than the status itself: "States Parties". */
export function statusClass(status: TreatyStatus): string {
  return `status status--${status.replace('_', '-')}`;
}

/** The custom property of the colour that areas of a status have. */
export function statusArea(status: TreatyStatus): string {
  return `var(--${status.replace('_', '-')}-area)`;
}
