import type { FactView } from '@demarche/contracts/states';

export interface FactGroup {
  readonly kind: string;
  readonly facts: readonly FactView[];
}

/** Facts under their kind, latest first; sources that contradict each other stand side by side, none merged. */
export function factGroups(facts: readonly FactView[]): FactGroup[] {
  const groups = new Map<string, FactView[]>();
  for (const fact of facts) groups.set(fact.kind, [...(groups.get(fact.kind) ?? []), fact]);
  return [...groups].map(([kind, grouped]) => ({
    kind,
    facts: grouped.sort((a, b) => (known(b) ?? '').localeCompare(known(a) ?? '')),
  }));
}

/** The day or year a fact is known for; null when its source tells neither. */
export function known(fact: FactView): string | null {
  return fact.asOf ?? (fact.year === null ? null : String(fact.year));
}

/** The years it is about: `2019`, `2015–2020`; null where the source names none. */
export function factYears(fact: FactView): string | null {
  if (fact.year === null) return null;
  return fact.fromYear === null || fact.fromYear === fact.year ? String(fact.year) : `${fact.fromYear}–${fact.year}`;
}

/** Words for a code that a treaty pack brought and nobody has named yet: `use_alleged` reads "use alleged". */
export function plainWords(code: string): string {
  return code.replace(/_/g, ' ');
}
