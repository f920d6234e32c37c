import type { TreatyBrief } from '@demarche/contracts/session';
import type { Runner } from '../../platform/database/query.js';

/** Names the treaty this deployment works for. Bound by the feature that keeps treaties; null before a pack is loaded. */
export abstract class TreatyOfDeployment {
  /** Within a transaction: on its connection. */
  abstract brief(db?: Runner): Promise<TreatyBrief | null>;
}
