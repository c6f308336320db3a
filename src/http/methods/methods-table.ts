import type { Method } from '../../../models/method.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { inLanguage, pollutantsOf, reviewChip } from './method-words.ts';

/** Every method, a row each; `uses` = projects that reduce by it, by its id. */
export function methodsTable(
  methods: readonly Method[],
  uses: ReadonlyMap<string, number>,
  locale: Locale,
  t: Translate,
  asOf: string,
): SheetTable {
  const text = (key: string, width = 16) => ({ header: t(`methods.${key}`), format: '@', width });
  const figure = (key: string) => ({ header: t(`methods.${key}`), format: 'General', width: 14 });
  const columns = [
    text('column-id', 28), text('method', 30), text('column-words', 60), text('form'), text('pollutants', 24), figure('confidence'), text('review'),
    figure('uses'),
  ]; // prettier-ignore
  const rows = methods.map((method) => [
    method.id,
    inLanguage(method.definition.name, locale),
    inLanguage(method.definition.words, locale),
    t(`methods.form-${method.form}`),
    pollutantsOf(method, t).join(t('methods.comma')),
    Math.round(method.definition.confidence * 100),
    reviewChip(method, asOf, t).text,
    method.form === 'quantity' ? null : (uses.get(method.id) ?? 0),
  ]);
  return { name: t('methods.title'), columns, rows };
}
