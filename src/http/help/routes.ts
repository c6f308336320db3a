import { paths } from '../../paths.ts';
import { page } from '../reply.ts';
import { read } from '../route.ts';
import { tasksFor } from './tasks.ts';

const KEYS = [
  ['/', 'search'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['e', 'edit'],
  ['x', 'tick'],
  ['?', 'help'],
] as const;

const TERMS = ['book', 'credited', 'season', 'as-of', 'dates', 'lamp', 'safe'] as const;

export const routes = [
  read(paths.help.pattern, 'signed-in', ({ person, t }) => {
    const keys = KEYS.map(([key, what]) => ({ key, what: t(`help.key.${what}`) }));
    const terms = TERMS.map((term) => ({
      name: t(`help.term.${term}`),
      value: t(`help.term.${term}.what`),
    }));
    return page('help/help', { title: t('help.title'), groups: tasksFor(person, t), keys, terms });
  }),
] as const;
