import type { Actor } from '../../../platform/access/actor.js';
import { searchText } from '../letter-text.js';
import { blankLetter } from '../new-letter.js';
import type { Addressee } from './batch-addressees.service.js';
import type { BatchTextSet } from './batch-texts.service.js';
import type { BatchOrder } from './letter-batch.entity.js';

/** The letter of a batch to an addressee, all but its label: a draft from the text in its language. */
export function letterTo(
  actor: Actor,
  id: string,
  treaty: string,
  { state, post, language }: Addressee,
  texts: BatchTextSet,
  order: Omit<BatchOrder, 'addressees' | 'templateIds'>,
) {
  const text = language && texts.in(language);
  if (!text || !post) throw new Error(`Nothing can be written to ${state}.`);
  const { subject, body } = text;
  return {
    ...blankLetter(actor, id, treaty),
    course: 'outgoing' as const,
    status: 'draft' as const,
    form: texts.form,
    language: text.language,
    templateId: text.id,
    subject,
    body,
    folded: searchText({ subject, body }),
    state,
    postId: post.id,
    personId: post.person?.id ?? null,
    asked: order.asked,
    signatoryId: order.signatoryId,
    signatoryTitle: order.signatoryTitle,
    place: order.place,
    enclosures: order.enclosures,
    replyWeeks: order.replyWeeks,
  };
}
