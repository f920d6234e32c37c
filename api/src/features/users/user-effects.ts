declare module '../../platform/effects.js' {
  interface EffectMap {
    /** An account was closed: its sessions are gone, its offices have one holder less. */
    'user.deactivated': { userId: string };
    /** From now on this person's reminders follow another clock. */
    'user.zone_changed': { userId: string; zone: string };
  }
}

export {};
