declare module '../../platform/effects.js' {
  interface EffectMap {
    /** Who holds an office changed, now or from a day to come: what was meant for its holders finds the new ones. */
    'mandate.changed': { officeId: string; userId: string };
  }
}

export {};
