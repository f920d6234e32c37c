import type { Assignee } from './contact-draft';

export type FollowUpChoice = 'secretariat' | 'me' | 'other';

/** Which of the three stands for whom the follow-up is for. */
export function followUpChoice(
  to: Assignee | null,
  secretariat: string | undefined,
  me: string | undefined,
): FollowUpChoice {
  if (to?.kind === 'office' && to.id === secretariat) return 'secretariat';
  return to?.kind === 'user' && to.id === me ? 'me' : 'other';
}
