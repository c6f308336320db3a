import { enteredFields, type OwnField } from '../../catalogue/own-field.ts';
import type { Reader } from '../../db/reader.ts';
import { ENCODINGS, SEPARATORS } from '../../exchange/grid.ts';
import { CHOOSABLE, isLeftAlone, NOT_IMPORTED, targetOf } from '../../exchange/import-target.ts';
import { IMPORT_MODES } from '../../services/imports/import-portion.ts';
import { importMemory, type ImportChoices, type SeenColumn } from '../../services/imports/import-session.ts';
import { columnsBeyondSaid, skippedSentences, targetName } from '../../services/imports/import-warnings.ts';
import { cityLists, optionsOf, type CityLists } from '../../services/options.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import { withValueAliases } from '../../services/imports/value-aliases.ts';
import { longDay, longDayEnglish } from '../../words/day.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';
import type { ImportAt } from './import-at.ts';
import { unitOf } from './unit.ts';
import { clauses } from '../../words/joined.ts';

/** What was recognised, to be confirmed or corrected: how the file is read, which column is which field, which word is which option. */
export async function columnsView(request: Request_, db: Reader, { row, choices, seen }: ImportAt) {
  const { t, locale, programme, scope } = request;
  const lists = await cityLists(db, programme, locale);
  const memory = await importMemory(db, scope.city, unitOf(request));
  const words = withValueAliases(cellWords(lists, t, programme.year, locale), [...memory.values, ...choices.values]);
  const long = locale === 'en' ? longDayEnglish : longDay;
  const columns = seen.columns.map((column) => ({ column, target: targetNow(column, choices) }));
  const named = new Set(columns.map(({ target }) => target));
  const taken = columns.filter(({ target }) => target !== '' && target !== NOT_IMPORTED).length;
  return {
    title: t('imports.columns-title', { file: row.file }),
    crumbs: [{ label: t('imports.title'), href: paths.imports.to() }],
    tabs: ledgerTabs(request, 'imports'),
    action: paths.importColumns.to({ id: row.id }),
    reading: { action: paths.importReading.to({ id: row.id }), ...readingView(request, { row, choices, seen }) },
    sentence: t('imports.columns-sentence', { rows: seen.rows, columns: seen.columns.length, taken }),
    remembered: seen.remembered === null ? null : t('imports.remembered', { day: long(seen.remembered) }),
    unsure: named.has('name') || named.has('id') ? null : t('imports.unsure'),
    beyond: columnsBeyondSaid(seen.beyond ?? 0, t)[0] ?? null,
    hidden: seen.hidden.length > 0 ? t('imports.hidden-sheets', { list: seen.hidden }) : null,
    skipped: skippedSentences(seen.skipped, t),
    columns: columns.map(({ column, target }) => columnRow(column, target, lists.own, request)),
    values: columns.flatMap(({ column, target }) => valueRows(column, target, lists, words, choices, request)),
    modes: IMPORT_MODES.map((mode) => ({
      value: mode,
      label: t(`imports.mode-${mode}`),
      checked: mode === choices.mode,
    })),
    mayShare: scope.district === null,
  };
}

function targetNow({ index, target }: SeenColumn, { targets }: ImportChoices): string {
  return targets[String(index)] ?? target;
}

function columnRow(
  { index, header, unit, how, target: recognised, samples }: SeenColumn,
  target: string,
  own: readonly OwnField[],
  { t }: Request_,
) {
  const computed = target !== '' && target !== NOT_IMPORTED && isLeftAlone(target);
  const state =
    target === '' ? 'open' : target === NOT_IMPORTED ? 'off' : target === recognised ? (how ?? 'near') : 'chosen';
  const choices = [
    { value: '', label: t('imports.target-open') },
    { value: NOT_IMPORTED, label: t('imports.target-off') },
    ...(computed ? [{ value: target, label: t('imports.target-computed', { name: targetName(target, t) }) }] : []),
    ...[...CHOOSABLE, ...enteredFields(own)].map(({ key }) => ({ value: key, label: targetName(key, t) })),
  ];
  return {
    name: `c${String(index)}`,
    label: t('imports.column-is', { header }),
    header,
    unit,
    samples: clauses(
      samples.map((text) => text.slice(0, 30)),
      t,
    ),
    state: computed ? t('imports.how-computed') : t(`imports.how-${state}`),
    chip:
      state === 'open'
        ? 'is-yellow'
        : state === 'near'
          ? 'is-blue'
          : state === 'off' || computed
            ? 'is-grey'
            : 'is-green',
    choices: choices.map((choice) => ({ ...choice, selected: choice.value === target })),
  };
}

/** Words of a list's column that mean no option yet. */
function valueRows(
  { index, header, values }: SeenColumn,
  target: string,
  lists: CityLists,
  words: ReturnType<typeof cellWords>,
  choices: ImportChoices,
  { t }: Request_,
) {
  const field = targetOf(target)?.field;
  if (field?.kind !== 'enum' || field.options === 'sources') return [];
  const options = optionsOf(field, lists, t);
  return values.flatMap((text, at) => {
    const stated = choices.values.find((one) => one.field === field.key && one.text === text)?.id;
    if (stated === undefined && words.optionId(field, text) !== undefined) return [];
    return [
      {
        name: `v${String(index)}.${String(at)}`,
        label: t('imports.value-is', { header, text }),
        header,
        text,
        choices: [
          { value: '', label: t('imports.value-open'), selected: stated === undefined },
          ...options.map(({ id, name }) => ({ value: id, label: name, selected: id === stated })),
        ],
      },
    ];
  });
}

function readingView({ t }: Request_, { seen }: Pick<ImportAt, 'row' | 'choices' | 'seen'>) {
  const choice = (value: string, label: string, now: string | null) => ({ value, label, selected: value === now });
  return {
    isText: seen.encoding !== null,
    encodings: ENCODINGS.map((encoding) => choice(encoding, encoding, seen.encoding)),
    separators: SEPARATORS.map((separator) =>
      choice(separator, t(`imports.separator-${separatorWord(separator)}`), seen.separator),
    ),
    sheets: seen.sheets.length > 1 ? seen.sheets.map((sheet) => choice(sheet, sheet, seen.sheet)) : null,
    row: seen.row,
    depths: [1, 2, 3].map((depth) => choice(String(depth), String(depth), String(seen.depth))),
  };
}

function separatorWord(separator: (typeof SEPARATORS)[number]): string {
  return { ',': 'comma', '\t': 'tab', ';': 'semicolon', '，': 'wide-comma' }[separator];
}
