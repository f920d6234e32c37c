declare module '../../platform/effects.js' {
  interface EffectMap {
    /** An administrator opened a restricted record for an hour: its owner is told who and why. */
    'break_glass.used': BreakGlassUsed;
  }
}

export interface BreakGlassUsed {
  subjectKind: string;
  subjectId: string;
  ownerId: string;
  reason: string;
  expiresAt: Date;
}
