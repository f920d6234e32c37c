declare module '../../platform/effects.js' {
  interface EffectMap {
    /** These users, who see the note, were mentioned in it for the first time. */
    'note.mentioned': NoteMentioned;
  }
}

export interface NoteMentioned {
  noteId: string;
  userIds: readonly string[];
}
