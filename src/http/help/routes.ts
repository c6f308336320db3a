import { paths } from '../../paths.ts';
import { page } from '../reply.ts';
import { read } from '../route.ts';

const KEYS = [
  ['/', 'search'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['e', 'edit'],
  ['x', 'tick'],
  ['?', 'help'],
] as const;

export const routes = [
  read(paths.help.pattern, 'signed-in', ({ t }) => {
    const keys = KEYS.map(([key, what]) => ({ key, what: t(`help.key.${what}`) }));
    const terms = ['book', 'season', 'as-of', 'lamp'].map((term) => ({
      name: t(`help.term.${term}`),
      value: t(`help.term.${term}.what`),
    }));
    return page('help/help', { title: t('help.title'), keys, terms });
  }),
] as const;
