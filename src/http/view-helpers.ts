import type Handlebars from 'handlebars';
import type { MessageParams } from '../words/messages.ts';
import type { ViewSurroundings } from './view-surroundings.ts';

/** What Handlebars hands to a helper: its named arguments, and the surroundings the engine rendered with. */
interface Options {
  readonly hash: MessageParams;
  readonly data: ViewSurroundings;
}

/**
 * What a view may call; none of them looks anything up.
 * `{{t key n=3}}` a message · `{{csrf}}` the token · `{{asset 'x.css'}}` an address under assets · `{{lang}}` the language ·
 * `(eq a b)`, `(or a b)` for conditions.
 */
export function viewHelpers(assetsBase: string): Handlebars.HelperDeclareSpec {
  return {
    t: (key: string, options: Options) => options.data.t(key, options.hash),
    csrf: (options: Options) => options.data.csrf(),
    lang: (options: Options) => options.data.locale,
    asset: (name: string) => `${assetsBase}/${name}`,
    eq: (left: unknown, right: unknown) => left === right,
    or: (left: unknown, right: unknown) => Boolean(left) || Boolean(right),
  };
}
