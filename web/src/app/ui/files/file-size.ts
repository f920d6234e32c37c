/** `1.2 MB`, `340 kB`, `12 B`: decimal units, as the systems of today show them. */
export function fileSize(bytes: number, language: string): string {
  const power = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : 2;
  const unit = (['byte', 'kilobyte', 'megabyte'] as const)[power] ?? 'byte';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: power === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** power);
}
