/** Shortest and longest password, in characters after Unicode normalisation (NFC). */
export const PASSWORD_LENGTH = { min: 12, max: 1_000 } as const;

export type PasswordFault = 'too_short' | 'too_long' | 'is_email';

/** Why a password cannot be chosen; null when it can. Length guards a password, required signs do not (NIST SP 800-63B). */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_LENGTH.min) return 'too_short';
  if (length > PASSWORD_LENGTH.max) return 'too_long';
  return text.trim().toLowerCase() === email.normalize('NFC').trim().toLowerCase() ? 'is_email' : null;
}
