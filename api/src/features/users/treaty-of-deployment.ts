import type { TreatyBrief } from '@demarche/contracts/session';

/** Names the treaty this deployment works for. Bound by the feature that keeps treaties; null before a pack is loaded. */
export abstract class TreatyOfDeployment {
  abstract brief(): Promise<TreatyBrief | null>;
}
