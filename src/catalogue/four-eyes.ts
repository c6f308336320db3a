/** A name under a check, still standing. */
export interface Signed {
  readonly step: string;
  readonly by_id: string;
}

/** Whose hands a project has been in. */
export interface Hands {
  /** Accounts that entered the project. */
  readonly enteredBy: readonly string[];
  /** Accounts that handed in its papers. */
  readonly uploadedBy: readonly string[];
  readonly signatures: readonly Signed[];
}

/** Why a person may not sign a check of this project; no role lifts it. */
export type SigningBar = 'own-entry' | 'own-evidence' | 'signed-already' | 'signed-other-check';

/**
 * Four eyes: nobody signs for a project they entered, whose evidence they uploaded, or whose other check they signed; and two
 * names under one check are two persons.
 */
export function signingBar(person: string, step: string, hands: Hands): SigningBar | null {
  if (hands.enteredBy.includes(person)) return 'own-entry';
  if (hands.uploadedBy.includes(person)) return 'own-evidence';
  const own = hands.signatures.filter(({ by_id }) => by_id === person);
  if (own.some((one) => one.step === step)) return 'signed-already';
  return own.length > 0 ? 'signed-other-check' : null;
}
