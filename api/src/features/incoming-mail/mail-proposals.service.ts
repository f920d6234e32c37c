import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type EntityManager } from 'typeorm';
import type { StateRef } from '@demarche/contracts/common';
import type { MailProposal, MailStateSource } from '@demarche/contracts/incoming-mail';
import { dayIn, type IsoDate } from '@demarche/domain/dates';
import { mayAnswer } from '@demarche/domain/incoming-mail';
import { bareSubject, countryOfDomain, domainOf, isForEverybody } from '@demarche/domain/mail-matching';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { todayOf } from '../people/post-expressions.js';
import { IncomingMail } from './incoming-mail.entity.js';
import {
  type LetterFound,
  lettersAnswered,
  peopleWith,
  type PersonFound,
  type PostFound,
  postsWith,
  stateOfCountry,
  stateOfDomain,
} from './mail-proposal.queries.js';

/** Says what a mail may be, of what its reader may see. A proposal is made anew each time: people move, letters are answered. */
@Injectable()
export class MailProposalsService {
  async of(db: Runner, actor: Actor, mail: IncomingMail): Promise<MailProposal> {
    const address = mail.fromAddress ?? '';
    const people = address ? await rows<PersonFound>(db, peopleWith(actor, address)) : [];
    const ids = people.map(({ id }) => id);
    const posts = address ? await rows<PostFound>(db, postsWith(actor, address, ids)) : [];
    const isOurs = await isOwnAddress(db, address);
    const letters = await this.letters(db, actor, mail, ids, posts, isOurs);
    const state = await this.state(db, actor, letters[0], posts, domainOf(address));
    return {
      as: outcomeOf(mail, letters, isOurs),
      on: dayOf(actor, mail),
      state,
      people,
      posts: posts.map(({ own: _own, ...post }) => post),
      letters: letters.map(({ letter }) => letter),
    };
  }

  private async letters(
    db: Runner,
    actor: Actor,
    mail: IncomingMail,
    people: readonly string[],
    posts: readonly PostFound[],
    isOurs: boolean,
  ): Promise<LetterFound[]> {
    if (!mayAnswer(mail.kind)) return [];
    const { bare, isAnswer } = bareSubject(mail.subject);
    const marks = {
      thread: isOurs ? [] : mail.threadKeys,
      references: mail.ourRefs,
      subject: isAnswer && !isOurs ? bare : '',
      people,
      posts: posts.map(({ id }) => id),
    };
    return rows<LetterFound>(db, lettersAnswered(actor, marks));
  }

  private async state(
    db: Runner,
    actor: Actor,
    letter: LetterFound | undefined,
    posts: readonly PostFound[],
    domain: string,
  ): Promise<MailProposal['state']> {
    const named = (state: StateRef | null | undefined, by: MailStateSource) => (state ? { ...state, by } : undefined);
    const post = posts.find(({ state }) => state !== null);
    const known = named(letter?.state, 'letter') ?? named(post?.state, post?.own ? 'post' : 'person');
    if (known || domain === '' || isForEverybody(domain)) return known ?? null;
    const ofDomain = await firstRow<StateRef>(db, stateOfDomain(actor, domain));
    const country = ofDomain ? null : countryOfDomain(domain);
    const ofCountry = country ? await firstRow<StateRef>(db, stateOfCountry(country)) : undefined;
    return named(ofDomain, 'institution') ?? named(ofCountry, 'domain') ?? null;
  }
}

/** The day of the mail on its reader's clock, never one to come. */
export function dayOf(actor: Actor, { sentAt, receivedAt }: Pick<IncomingMail, 'sentAt' | 'receivedAt'>): IsoDate {
  const day = dayIn(actor.zone, (sentAt ?? receivedAt).toISOString());
  const today = todayOf(actor);
  return day > today ? today : day;
}

function outcomeOf(mail: IncomingMail, letters: readonly LetterFound[], isOurs: boolean): MailProposal['as'] {
  if (mail.kind === 'bounce') return 'bounce';
  if (isOurs) return letters.length > 0 ? 'copy' : 'contact';
  return letters.length > 0 ? 'letter' : 'contact';
}

/** Whether somebody of ours wrote it: it then answers nothing, but may be what we sent. */
async function isOwnAddress(db: Runner | EntityManager, address: string): Promise<boolean> {
  if (address === '') return false;
  return Boolean(await firstRow(db, sql`SELECT 1 FROM app_user u WHERE lower(u.email) = ${address}`));
}
