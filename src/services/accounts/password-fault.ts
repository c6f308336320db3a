const SHORTEST = 8;
const LONGEST = 256;

/** What people choose first; each is also refused with digits or signs behind it. */
const COMMON = new Set(
  (
    'password passw0rd admin administrator root letmein welcome qwerty qwertyuiop asdfghjkl zxcvbnm iloveyou ' +
    'abc abcd abcde abcdef abc123 a123456 aa123456 woaini woaini1314 qingdao lantian huanbao'
  ).split(' '),
);

export type PasswordFault = 'too-short' | 'too-long' | 'too-common';

/** Why a password may not be chosen; null when it may. Length counts, kinds of characters do not. */
export function passwordFault(password: string, name: string): PasswordFault | null {
  const folded = password.normalize('NFKC').toLowerCase();
  const length = Array.from(folded).length;
  if (length < SHORTEST) return 'too-short';
  if (length > LONGEST) return 'too-long';
  return isCommon(folded, name.toLowerCase()) ? 'too-common' : null;
}

function isCommon(password: string, name: string): boolean {
  const core = password.replace(/[\d\W_]+$/, '');
  const fewSigns = new Set(password).size <= 3;
  const digitsOnly = /^\d{1,10}$/.test(password);
  return fewSigns || digitsOnly || COMMON.has(core) || COMMON.has(password) || core === name;
}
