import { methodRecord } from '../../../models/method-record.ts';
import type { Method } from '../../../models/method.ts';
import { methodUses } from '../../db/method-uses.ts';
import type { Reader } from '../../db/reader.ts';
import { loadModelFiles } from '../../model-files.ts';
import { paths } from '../../paths.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { grouped } from '../../words/number.ts';
import { tableFile } from '../table-file.ts';
import { ignoredIn } from '../ignored.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { wholeList } from '../whole-list.ts';
import { inLanguage, pollutantsOf, reviewChip } from './method-words.ts';
import { methodsTable } from './methods-table.ts';

const HELPERS = 'helpers';
const GENERAL = 'general';

/** Where the numbers come from: every method, by the category of the projects it is for. */
export async function listMethods(request: Request_, db: Reader): Promise<Reply> {
  const { programme, locale, t, scope, asOf } = request;
  const lists = await cityLists(db, programme, locale);
  const uses = await methodUses(db, scope);
  const methods = [...(await loadModelFiles()).methods.values()];
  if (request.format === 'json') return wholeList(methods.map(methodRecord));
  if (request.format !== 'html') {
    const table = methodsTable(methods, uses, locale, t, asOf);
    return tableFile(request, request.format, `${t('methods.title')}-${asOf}`, table);
  }
  const groups = [
    ...lists.categories,
    { id: GENERAL, name: t('methods.group-general') },
    { id: HELPERS, name: t('methods.group-helpers') },
  ];
  const row = (method: Method) => ({
    href: paths.method.to({ id: method.id }),
    id: method.id,
    name: inLanguage(method.definition.name, locale),
    words: inLanguage(method.definition.words, locale),
    form: t(`methods.form-${method.form}`),
    pollutants: pollutantsOf(method, t).join(t('methods.comma')),
    confidence: Math.round(method.definition.confidence * 100),
    review: reviewChip(method, asOf, t),
    uses: method.form === 'quantity' ? '' : grouped(uses.get(method.id) ?? 0),
  });
  return page('methods/list', {
    title: t('methods.title'),
    ignored: ignoredIn(request.query, {}),
    sentence: t('methods.sentence', { count: methods.length }),
    groups: groups
      .map(({ id, name }) => ({ id, name, methods: methods.filter((one) => groupOf(one, lists) === id).map(row) }))
      .filter((group) => group.methods.length > 0),
  });
}

/** The category of the first type a method is for that the city knows; helper quantities and the rest stand apart. */
function groupOf({ form, definition }: Method, lists: CityLists): string {
  if (form === 'quantity') return HELPERS;
  const type = definition.applies_to
    .map((id) => lists.types.find((one) => one.id === id))
    .find((known) => known !== undefined);
  return type?.category ?? GENERAL;
}
