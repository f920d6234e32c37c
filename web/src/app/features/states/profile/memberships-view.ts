import type { IsoDate } from '@demarche/domain/dates';

/** Memberships carry no dates of their own: they stand under the day they were known. */
export interface KnownMemberships {
  readonly knownOn: IsoDate | null;
  readonly organisations: readonly string[];
}

export function membershipsByDay(
  memberships: readonly { organisation: string; knownOn: IsoDate | null }[],
): KnownMemberships[] {
  const days = new Map<IsoDate | null, string[]>();
  for (const { organisation, knownOn } of memberships) days.set(knownOn, [...(days.get(knownOn) ?? []), organisation]);
  return [...days]
    .sort(([a], [b]) => (b ?? '').localeCompare(a ?? ''))
    .map(([knownOn, organisations]) => ({ knownOn, organisations: organisations.sort() }));
}
