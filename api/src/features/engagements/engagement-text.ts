import { fold } from '@demarche/domain/fold';

interface Texts {
  title: string;
  place: string | null;
  summary: string | null;
  outcome: string | null;
}

/** What a search of contacts is compared with. */
export function searchText({ title, place, summary, outcome }: Texts): string {
  return fold([title, place, summary, outcome].filter(Boolean).join(' '));
}
