import { paths } from '../../paths.ts';
import { prepareThenWrite, read, write } from '../route.ts';
import { keepDuties } from './duties.ts';
import { keepFollowing, showFollowing } from './following.ts';
import { listAliases, removeAlias } from './aliases.ts';
import { addUser, showNewUser } from './new-user.ts';
import { checkNewPassword, showPassword, takeNewPassword } from './password.ts';
import { checkMap, MAP_UPLOAD, showMap, takeMap } from './map.ts';
import { keepLetterhead, showLetterhead } from './letterhead.ts';
import { addOwnField, changeOwnField, showNewOwnField, showOwnField } from './own-field.ts';
import { listOwnFields } from './own-fields.ts';
import { saveProfile, showProfile } from './profile.ts';
import { setAsOf, showProgramme } from './programme.ts';
import { addToken, endToken, listTokens } from './tokens.ts';
import { makeLink } from './user-link.ts';
import { keepWorkflow, showWorkflow } from './workflow.ts';
import { listWorkflows } from './workflows.ts';
import { showUncertainty } from './uncertainty.ts';
import { saveUser, showUser } from './user.ts';
import { listUsers } from './users.ts';

export const routes = [
  read(paths.settings.pattern, 'profile', showProfile),
  write(paths.profile.pattern, 'profile', saveProfile),
  read(paths.password.pattern, 'profile', showPassword),
  prepareThenWrite(paths.password.pattern, 'profile', checkNewPassword, takeNewPassword, { guessable: true }),
  read(paths.programme.pattern, 'profile', showProgramme),
  write(paths.asOf.pattern, 'settings.edit', setAsOf),
  read(paths.following.pattern, 'profile', showFollowing),
  write(paths.following.pattern, 'settings.edit', keepFollowing),
  read(paths.letterhead.pattern, 'settings.edit', showLetterhead),
  write(paths.letterhead.pattern, 'settings.edit', keepLetterhead),
  read(paths.workflows.pattern, 'profile', listWorkflows),
  read(paths.workflow.pattern, 'profile', showWorkflow),
  write(paths.workflow.pattern, 'settings.edit', keepWorkflow),
  read(paths.ownFields.pattern, 'settings.edit', listOwnFields),
  write(paths.ownFields.pattern, 'settings.edit', addOwnField),
  read(paths.newOwnField.pattern, 'settings.edit', showNewOwnField),
  read(paths.ownField.pattern, 'settings.edit', showOwnField),
  write(paths.ownField.pattern, 'settings.edit', changeOwnField),
  read(paths.uncertainty.pattern, 'scenario.read', showUncertainty),
  read(paths.tokens.pattern, 'profile', listTokens),
  write(paths.tokens.pattern, 'profile', addToken),
  write(paths.revokeToken.pattern, 'profile', endToken),
  read(paths.settingsMap.pattern, 'settings.edit', showMap),
  prepareThenWrite(paths.settingsMap.pattern, 'settings.edit', checkMap, takeMap, { uploads: MAP_UPLOAD }),
  read(paths.aliases.pattern, 'import', listAliases),
  write(paths.aliases.pattern, 'import', removeAlias),
  read(paths.users.pattern, 'accounts', listUsers),
  read(paths.newUser.pattern, 'accounts', showNewUser),
  write(paths.users.pattern, 'accounts', addUser),
  write(paths.duties.pattern, 'accounts', keepDuties),
  read(paths.user.pattern, 'accounts', showUser),
  write(paths.user.pattern, 'accounts', saveUser),
  write(paths.userLink.pattern, 'accounts', makeLink),
] as const;
