import { isDeepStrictEqual } from 'node:util';
import { putAliases } from '../../db/import-aliases.ts';
import { updateImport } from '../../db/imports.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Store } from '../../db/store.ts';
import type { ImportAliasesTable } from '../../db/tables/import-tables.ts';
import { NOT_IMPORTED, targetOf } from '../../exchange/import-target.ts';
import { paths } from '../../paths.ts';
import { IMPORT_MODES } from '../../services/imports/import-portion.ts';
import { aliasKey, type ImportChoices } from '../../services/imports/import-session.ts';
import type { ValueAlias } from '../../services/imports/value-aliases.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { columnsView } from './columns-view.ts';
import { begin, importAt, startWork, type ImportAt } from './import-at.ts';
import { stateOf } from './import-state.ts';
import { unitOf, WHOLE_CITY } from './unit.ts';

export async function showColumns(request: Request_, db: Reader): Promise<Reply> {
  const at = await importAt(request, db);
  if (at.row.state === 'written') return redirect(paths.import.to({ id: at.row.id }));
  return page('imports/columns', await columnsView(request, db, at));
}

/** Keeps the choices; `check` also remembers them for the next file and begins the dry run. */
export async function chooseColumns(request: Request_, trx: Writer): Promise<Reply> {
  const at = await importAt(request, trx);
  const { row } = at;
  const busy = ['checking', 'writing'].includes(stateOf(row, request));
  if (row.state === 'written' || busy) return redirect(paths.import.to({ id: row.id }));
  const choices = chosen(request, at);
  // Of two who save in the same moment the later one sees what the earlier one chose.
  if (!(await updateImport(trx, row, { choices: JSON.stringify(choices) }, row.version)))
    return redirect(paths.importColumns.to({ id: row.id }), { notice: request.t('imports.moved-choices') });
  if (request.form.get('do')?.[0] !== 'check') return redirect(paths.importColumns.to({ id: row.id }));
  await putAliases(trx, aliasesOf(request, at, choices));
  await begin(request, trx, { ...row, version: row.version + 1 }, 'check');
  return redirect(paths.import.to({ id: row.id }));
}

export async function startCheck(request: Request_, store: Store): Promise<void> {
  if (request.form.get('do')?.[0] === 'check') await startWork(request, store, 'check');
}

function chosen({ form }: Request_, { choices, seen }: ImportAt): ImportChoices {
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const targets = seen.columns.flatMap(({ index, target }): [string, string][] => {
    const typed = form.has(`c${String(index)}`) ? one(`c${String(index)}`) : target;
    const known = typed === '' || typed === NOT_IMPORTED || targetOf(typed) !== undefined;
    return [[String(index), known ? typed : target]];
  });
  const mode = IMPORT_MODES.find((known) => known === one('mode')) ?? choices.mode;
  const meant = new Map(targets);
  const values = seen.columns.flatMap((column): ValueAlias[] => {
    const field = targetOf(meant.get(String(column.index)) ?? '')?.field;
    return column.values.flatMap((text, at) => {
      const id = one(`v${String(column.index)}.${String(at)}`);
      return id === '' || field === undefined ? [] : [{ field: field.key, text, id }];
    });
  });
  const kept = choices.values.filter(
    ({ field, text }) => !values.some((one) => one.field === field && one.text === text),
  );
  const chosenNow = { targets: Object.fromEntries(targets), values: [...kept, ...values], mode };
  // Whoever only came back to look finds their answers; a column that means something else asks anew.
  const { targets: before, values: words, mode: way } = choices;
  const same = isDeepStrictEqual(chosenNow, { targets: before, values: words, mode: way });
  return same ? choices : { ...choices, ...chosenNow, answers: {}, sure: [], sureReason: '', reasons: {} };
}

/** What is worth remembering: columns that were not already known by a name of ours, and words a person explained. */
function aliasesOf(request: Request_, { seen }: ImportAt, { targets, values }: ImportChoices): ImportAliasesTable[] {
  const { scope, person, now, form } = request;
  const wholeCity = scope.district === null && form.get('scope')?.[0] === 'city';
  const common = {
    city: scope.city,
    unit: wholeCity ? WHOLE_CITY : unitOf(request),
    created: now.toISOString(),
    created_by: person.displayName,
  };
  const columns = seen.columns.flatMap((column): ImportAliasesTable[] => {
    const meaning = targets[String(column.index)] ?? '';
    if (meaning === '' || (column.how === 'exact' && meaning === column.target)) return [];
    return [{ ...common, kind: 'column', field: '', key: column.key, label: column.header.slice(0, 200), meaning }];
  });
  const words = values.map(({ field, text, id }): ImportAliasesTable => ({
    ...common,
    kind: 'value',
    field,
    key: aliasKey(text),
    label: text,
    meaning: id,
  }));
  return [...columns, ...words];
}
