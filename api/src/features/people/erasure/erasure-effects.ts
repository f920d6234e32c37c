export {};

declare module '../../../platform/effects.js' {
  interface EffectMap {
    /** What is known of these people, one and those merged with them, is erased: whoever keeps a copy erases it too. */
    'person.erased': { personIds: string[] };
  }
}
