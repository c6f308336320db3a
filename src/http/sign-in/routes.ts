import { paths } from '../../paths.ts';
import { prepareThenWrite, read, write } from '../route.ts';
import { enterByLink, showLink } from './link.ts';
import { checkPassword, enterByPassword, showSignIn } from './password.ts';
import { signOut } from './sign-out.ts';

export const routes = [
  read(paths.signIn.pattern, 'public', showSignIn),
  prepareThenWrite(paths.signIn.pattern, 'public', checkPassword, enterByPassword, { guessable: true }),
  read(paths.signInLink.pattern, 'public', showLink),
  write(paths.signInLink.pattern, 'public', enterByLink),
  write(paths.signOut.pattern, 'public', signOut),
] as const;
