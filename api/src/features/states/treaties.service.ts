import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { TreatyBrief } from '@demarche/contracts/session';
import type { AttentionFact } from '@demarche/domain/attention';
import type { IsoDate } from '@demarche/domain/dates';
import type { DeadlineRule } from '@demarche/domain/deadlines';
import type { TreatyRules } from '@demarche/domain/treaty-rules';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { type Runner, rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { NewsListener } from '../../platform/live/news-listener.js';
import { Remembered } from '../../platform/live/remembered.js';
import { StartupError } from '../../platform/startup-error.js';
import { TreatyOfDeployment } from '../users/treaty-of-deployment.js';

/** A treaty as its pack describes it. */
export interface Treaty {
  key: string;
  /** Its short name, as in the records. */
  code: string;
  name: string;
  rules: TreatyRules;
  /** Empty for a treaty that is known for context alone. */
  settings: { names?: Record<string, string>; deadlines?: DeadlineRule[]; attentionFacts?: AttentionFact[] };
  inForceOn: IsoDate | null;
  /** The day of the data. */
  knownTo: IsoDate | null;
  packOrder: number | null;
}

/** Finds the treaty a request is about: the one it names, else that of the deployment. */
@Injectable()
export class TreatiesService extends TreatyOfDeployment implements OnModuleInit {
  private readonly remembered: Remembered<Treaty[]>;

  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    clock: Clock,
    news: NewsListener,
  ) {
    super();
    this.remembered = new Remembered(news, clock);
    news.on('register', () => this.remembered.forget());
  }

  /** A deployment that works for a treaty nobody knows would answer every request with an error. */
  async onModuleInit(): Promise<void> {
    const treaties = await this.all();
    if (treaties.length === 0 || this.ofDeployment(treaties)) return;
    const known = treaties.map(({ key }) => key).join(', ');
    throw new StartupError(`The setting DEMARCHE_TREATY is wrong: it must be one of ${known}.`);
  }

  /** All treaties, those with a pack of their own first. */
  all(db: Runner = this.db): Promise<Treaty[]> {
    return this.remembered.get('all', () => rows<Treaty>(db, ALL));
  }

  /** By key or code, in any case. Throws 400 naming `treaty` for one that no pack describes. */
  async find(name: string | undefined, db: Runner = this.db): Promise<Treaty> {
    const treaties = await this.all(db);
    const treaty = name === undefined ? this.ofDeployment(treaties) : named(treaties, name);
    if (treaty) return treaty;
    const known = treaties.map(({ key }) => key).join(', ');
    throw invalidField('treaty', 'filter.unknown', `No pack describes this treaty. Known are: ${known}.`);
  }

  async brief(db: Runner = this.db): Promise<TreatyBrief | null> {
    const treaty = this.ofDeployment(await this.all(db));
    if (!treaty?.knownTo) return null;
    return { key: treaty.key, shortName: treaty.code, name: treaty.name, statusKnownTo: treaty.knownTo };
  }

  private ofDeployment(treaties: readonly Treaty[]): Treaty | undefined {
    const set = this.config.DEMARCHE_TREATY;
    return set === undefined ? treaties.find(({ packOrder }) => packOrder !== null) : named(treaties, set);
  }
}

const ALL = sql`
  SELECT key, code, name, rules, settings, in_force_on AS "inForceOn", known_to AS "knownTo", pack_order AS "packOrder"
  FROM treaty WHERE retired_at IS NULL ORDER BY pack_order NULLS LAST, code`;

function named(treaties: readonly Treaty[], name: string): Treaty | undefined {
  const lower = name.trim().toLowerCase();
  return treaties.find(({ key, code }) => key === lower || code.toLowerCase() === lower);
}
