import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config.js';
import { DomainError } from '../../platform/domain-error.js';
import { TreatyOfDeployment } from '../users/treaty-of-deployment.js';

/** The key under which contacts and assignments are kept. */
@Injectable()
export class TreatyKeysService {
  constructor(
    private readonly deployment: TreatyOfDeployment,
    private readonly config: Config,
  ) {}

  /** The treaty that is named, else the deployment's. Throws 503 before a pack is loaded. */
  async key(named?: string): Promise<string> {
    const key = named ?? (await this.deployment.brief())?.key ?? this.config.DEMARCHE_TREATY;
    if (!key) throw new DomainError('unavailable', 'treaty.not_loaded', 'No treaty pack is loaded yet.');
    return key;
  }
}
