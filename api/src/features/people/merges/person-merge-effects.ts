export {};

declare module '../../../platform/effects.js' {
  interface EffectMap {
    /** `goneId` turned out to be `keepId`: whatever was declared in `PersonLinks` leads to who was kept already. */
    'person.merged': { keepId: string; goneId: string };
    /** They are two again. */
    'person.merge_undone': { keepId: string; goneId: string };
  }
}
