import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import type { LetterFacts } from '@demarche/domain/letter-values';
import type { OfficeKind } from '@demarche/domain/office';
import { firstRow } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { type RegisterProfile, StateProfileService } from '../states/state-profile.service.js';
import { type Treaty, TreatiesService } from '../states/treaties.service.js';
import type { Letter } from './letter.entity.js';

interface Parties {
  institution: { kind: InstitutionKind; name: string; city: string | null } | null;
  post: { title: string } | null;
  person: { name: string; salutation: string | null; formOfAddress: string | null } | null;
  office: { kind: OfficeKind; name: string } | null;
  signatory: { name: string } | null;
}

/** What of a letter its facts follow from. */
export type LetterToMerge = Pick<
  Letter,
  | 'treaty'
  | 'state'
  | 'language'
  | 'postId'
  | 'personId'
  | 'officeId'
  | 'signatoryId'
  | 'signatoryTitle'
  | 'place'
  | 'ourRef'
>;

/** What a letter is merged from, as the register knows it on the day of the letter. */
@Injectable()
export class LetterFactsService {
  constructor(
    private readonly treaties: TreatiesService,
    private readonly profiles: StateProfileService,
  ) {}

  /** @param on the day of the letter: status and votes are those of that day */
  async of(em: EntityManager, letter: LetterToMerge, on: IsoDate): Promise<LetterFacts> {
    const treaty = await this.treaties.find(letter.treaty, em);
    const profile =
      letter.state && (await this.profiles.find(letter.state, letter.treaty, on, { internal: false }, em));
    const parties = await firstRow<Parties>(em, partiesOf(letter));
    if (!parties?.office) {
      throw new DomainError(
        'conflict',
        'letter.no_office',
        'A letter goes out in the name of an office: hold one first.',
      );
    }
    const { signatory } = parties;
    return {
      ...(profile ? stateFacts(profile, treaty, letter.language) : NO_STATE),
      treaty: treaty.settings.names?.[letter.language] ?? treaty.name,
      institution: parties.institution,
      post: parties.post,
      person: parties.person,
      office: { ...parties.office, city: letter.place },
      signatory: signatory && { name: signatory.name, title: letter.signatoryTitle },
      reference: letter.ourRef,
      date: on,
    };
  }
}

const NO_STATE = {
  state: null,
  status: null,
  vote: null,
  reported: { contaminated: false, stockpiler: false },
  deposit: null,
};

function stateFacts(profile: RegisterProfile, treaty: Treaty, language: LetterLanguage) {
  const { iso3, capital, status, since, inForceOn, leavingOn } = profile;
  const name = profile.names.find((one) => one.language === language);
  const last = profile.votes.findLast(({ body, part }) => body === 'plenary' && part === 'whole');
  return {
    state: { iso3, short: name?.short ?? profile.name, formal: name?.formal ?? profile.formalName, capital },
    status: {
      status,
      since,
      signedOn: profile.acts.findLast(({ kind }) => kind === 'signature')?.on ?? null,
      depositedOn: profile.acts.findLast(({ kind }) => kind === 'deposit')?.on ?? null,
      inForceOn,
      leavingOn,
      asAt: profile.statusKnownTo ?? profile.asAt,
    },
    vote: last ? { year: last.year, choice: last.choice, resolution: last.symbol } : null,
    reported: reportedOf(profile, treaty),
    deposit: depositOf(profile),
  };
}

/** As the pack says which facts count, and which end them: stockpiles reported as destroyed. */
function reportedOf({ facts }: RegisterProfile, { settings }: Treaty): LetterFacts['reported'] {
  const kinds = new Set(facts.map(({ kind }) => kind));
  const holds = (wanted: string): boolean =>
    (settings.attentionFacts ?? []).some(
      ({ fact, unless }) => fact === wanted && kinds.has(fact) && !(unless !== null && kinds.has(unless)),
    );
  return { contaminated: holds('contaminated'), stockpiler: holds('stockpiler') };
}

function depositOf({ ifDepositedToday: deposit }: RegisterProfile): LetterFacts['deposit'] {
  if (!deposit) return null;
  const by = (key: string): IsoDate | null => deposit.deadlines.find((deadline) => deadline.key === key)?.on ?? null;
  return {
    on: deposit.depositedOn,
    inForceOn: deposit.inForceOn,
    firstReportOn: by('initial_report'),
    stockpilesBy: by('stockpiles_destroyed'),
    clearanceBy: by('areas_cleared'),
  };
}

/** Whoever wrote the address could see it: it stands in the letter for all who may read the letter. */
const partiesOf = ({ postId, personId, officeId, signatoryId, language }: LetterToMerge) => sql`SELECT
  (SELECT jsonb_build_object('kind', i.kind, 'name', i.name, 'city', i.city) FROM post pt
     JOIN institution i ON i.id = pt.institution_id WHERE pt.id = ${postId}) AS institution,
  (SELECT jsonb_build_object('title', pt.function) FROM post pt WHERE pt.id = ${postId}) AS post,
  (SELECT jsonb_build_object('name', p.name, 'salutation', a.value ->> 'salutation', 'formOfAddress', a.value ->> 'formOfAddress')
     FROM person p LEFT JOIN LATERAL jsonb_array_elements(p.addresses) a ON a.value ->> 'language' = ${language}
     WHERE p.id = ${personId}) AS person,
  (SELECT jsonb_build_object('kind', o.kind, 'name', o.name) FROM office o WHERE o.id = ${officeId}) AS office,
  (SELECT jsonb_build_object('name', u.name) FROM app_user u WHERE u.id = ${signatoryId}) AS signatory`;
