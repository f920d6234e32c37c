import { fold } from '@demarche/domain/fold';
import { templateProblems } from '@demarche/domain/letter-template';
import { DomainError } from '../../platform/domain-error.js';

/** What a search of letters is compared with. */
export function searchText({ subject, body }: { subject: string; body: string }): string {
  return fold([subject, body].filter(Boolean).join(' '));
}

/** Throws 400 that names each unknown field and each slip of the merge language, with its line and what was meant. */
export function demandMergeable(texts: { subject: string; body: string }): void {
  const problems = templateProblems(texts);
  if (problems.length === 0) return;
  throw new DomainError(
    'invalid',
    'request.invalid',
    'The text does not read as the merge language: see docs/letter-templates.md.',
    problems.map(({ in: field, code, message }) => ({ field, code, message })),
  );
}
