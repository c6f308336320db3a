import type { Locale, Translate } from '../words/messages.ts';

/** What every view may use without being handed it: the words, the language, and the token of its forms. */
export interface ViewSurroundings {
  readonly t: Translate;
  readonly locale: Locale;
  /** Makes the session's token on first use, so that pages without a form start no session. */
  readonly csrf: () => string;
}
