import Handlebars from 'handlebars';
import type { MessageParams } from '../words/messages.ts';
import { clauses } from '../words/joined.ts';
import { keeping } from '../services/work/keeping.ts';
import type { ViewEngine } from './view-engine.ts';
import type { ViewSurroundings } from './view-surroundings.ts';

/** What Handlebars hands to a helper: its named arguments, and the surroundings the engine rendered with. */
interface Options {
  readonly hash: MessageParams;
  readonly data: ViewSurroundings;
}

const MOST_VIEWS_OF_DATA = 10;

/** What is kept is shown to everybody; a token belongs to one session. */
function refuse(): never {
  throw new Error('a kept part of a page cannot hold a token');
}

/**
 * What a view may call; none of them looks anything up.
 * `{{t key n=3}}` a message · `{{csrf}}` the token · `{{asset 'x.css'}}` an address under assets · `{{lang}}` the language ·
 * `{{clauses x}}` sentences in a row as the language joins them · `(eq a b)`, `(or a b)` for conditions · `{{kept 'parts/x' data}}` a partial over data that is kept and the same for many requests.
 */
export function viewHelpers(assetsBase: string, render: ViewEngine['render']): Handlebars.HelperDeclareSpec {
  const keptHtml = keeping<Handlebars.SafeString>(MOST_VIEWS_OF_DATA);
  return {
    t: (key: string, options: Options) => options.data.t(key, options.hash),
    csrf: (options: Options) => options.data.csrf(),
    lang: (options: Options) => options.data.locale,
    asset: (name: string) => `${assetsBase}/${name}`,
    kept: (view: string, data: object, { data: { t, locale } }: Options) =>
      keptHtml(
        data,
        `${view} ${locale}`,
        () => new Handlebars.SafeString(render(view, data, { t, locale, csrf: refuse })),
      ),
    eq: (left: unknown, right: unknown) => left === right,
    clauses: (parts: string | readonly string[], { data: { t } }: Options) => clauses([parts].flat(), t),
    or: (left: unknown, right: unknown) => Boolean(left) || Boolean(right),
  };
}
