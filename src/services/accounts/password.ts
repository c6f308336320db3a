import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default algorithm) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of no password anybody knows: an unknown name must cost as much time as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$SrT55GVCSi0aoWBmoUwz9g$cHSGLR4WqAa/SKqk2iV8MZxHKTN5hlmV2muvzlpWMt8';

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Does the password belong to the hash? Takes the same time when there is no hash to compare with. */
export async function passwordFits(hashed: string | null, password: string): Promise<boolean> {
  const fits = await verify(hashed ?? NOBODY, password.normalize('NFKC'));
  return fits && hashed !== null;
}
