import { Injectable } from '@nestjs/common';
import type { AddresseeChoice, PostChoice } from '@demarche/contracts/letter-batches';
import type { InstitutionKind } from '@demarche/domain/institution';
import { type AddresseeFault, addresseeState, batchLanguage, usualPost } from '@demarche/domain/letter-batch';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import type { Actor } from '../../../platform/access/actor.js';
import { rows, type Runner } from '../../../platform/database/query.js';
import { invalidField } from '../../../platform/domain-error.js';
import { type BatchPost, batchPosts } from './batch-posts.queries.js';
import type { BatchTextSet } from './batch-texts.service.js';

/** One to whom a letter goes, with what is wrong with that. */
export interface Addressee {
  state: string;
  post: BatchPost | null;
  language: LetterLanguage | null;
  anyway: boolean;
  faults: AddresseeFault[];
  posts: BatchPost[];
}
export interface Wanted {
  institution: InstitutionKind;
  city?: string | undefined;
  otherwise?: LetterLanguage | undefined;
}

/** Finds to whom the letters of a batch go, as the actor may know it, and what each of them lacks. */
@Injectable()
export class BatchAddresseesService {
  /**
   * Throws 400 naming a chosen post that there is not for this actor, or that is of another State.
   * @param field the name of the list in the request: `choices`
   */
  async find(
    db: Runner,
    actor: Actor,
    choices: readonly AddresseeChoice[],
    texts: BatchTextSet,
    wanted: Wanted,
    field: string,
  ): Promise<Addressee[]> {
    const states = [...new Set(choices.map(({ state }) => state))];
    const chosen = choices.flatMap(({ postId }) => postId?.toLowerCase() ?? []);
    const found = await rows<BatchPost>(db, batchPosts(actor, states, chosen, wanted.institution));
    const byId = new Map(found.map((post) => [post.id, post]));
    const byState = Map.groupBy(found, (post) => post.state);
    const addressees = choices.map((choice, i): Addressee => {
      const posts = byState.get(choice.state) ?? [];
      const post = choice.postId
        ? demandPost(byId.get(choice.postId.toLowerCase()), choice.state, `${field}.${i}.postId`)
        : usual(posts, wanted);
      const { language, fault } = batchLanguage(
        { chosen: choice.language, known: languagesOf(post) },
        texts.languages,
        wanted.otherwise,
      );
      const faults = [...faultsOf(post, language), ...(post && fault ? [fault] : [])];
      return { state: choice.state, post, language, anyway: choice.anyway ?? false, faults, posts: first(post, posts) };
    });
    return markDoubles(addressees);
  }
}

/** Whether a letter can be written to an addressee. */
export function standingOf({ faults, anyway }: Pick<Addressee, 'faults' | 'anyway'>, texts: BatchTextSet) {
  return addresseeState(faults, texts.form, anyway);
}

export function postChoice({ id, title, institution, city, person, bouncedOn }: BatchPost): PostChoice {
  return { id, title, institution, city, person: person && { id: person.id, name: person.name }, bouncedOn };
}

function demandPost(post: BatchPost | undefined, state: string, field: string): BatchPost {
  if (!post) throw invalidField(field, 'reference.unknown', 'There is no post with this id.');
  if (post.state === null || post.state === state) return post;
  throw invalidField(field, 'letter.other_state', `This post is of another State: ${post.state}.`);
}

function usual(posts: readonly BatchPost[], { institution, city }: Wanted): BatchPost | null {
  const candidates = posts
    .filter((post) => post.institution === institution)
    .map((post) => ({ ...post, held: post.person !== null }));
  const chosen = usualPost(candidates, city);
  return posts.find(({ id }) => id === chosen?.id) ?? null;
}

function languagesOf(post: BatchPost | null): string[] {
  return [...(post?.language ? [post.language] : []), ...(post?.person?.languages ?? [])];
}

function faultsOf(post: BatchPost | null, language: LetterLanguage | null): AddresseeFault[] {
  if (!post) return ['no_post'];
  const address = post.person?.addresses.find((one) => one.language === language)?.formOfAddress;
  return [
    ...(post.person === null ? ['vacant' as const] : []),
    ...(post.bouncedOn !== null ? ['bounced' as const] : []),
    ...(post.person !== null && !address ? ['no_form_of_address' as const] : []),
  ];
}

/** Nobody gets two letters: the second to a post is not written. */
function markDoubles(addressees: readonly Addressee[]): Addressee[] {
  const seen = new Set<string>();
  return addressees.map((one) => {
    if (!one.post) return one;
    if (!seen.has(one.post.id)) return seen.add(one.post.id) && one;
    return { ...one, faults: ['same_post', ...one.faults] };
  });
}

const SHOWN = 30;
function first(post: BatchPost | null, posts: readonly BatchPost[]): BatchPost[] {
  return [...(post ? [post] : []), ...posts.filter(({ id }) => id !== post?.id)].slice(0, SHOWN);
}
