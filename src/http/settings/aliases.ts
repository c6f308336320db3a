import { writeAudit } from '../../db/audit.ts';
import { aliasesFor, deleteAlias } from '../../db/import-aliases.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { ImportAliasesTable } from '../../db/tables/import-tables.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { NOT_IMPORTED } from '../../exchange/import-target.ts';
import { paths } from '../../paths.ts';
import { signature } from '../../services/actor.ts';
import { targetName } from '../../services/imports/import-warnings.ts';
import { cityLists, optionName, type CityLists } from '../../services/options.ts';
import { shanghaiDay } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { notFound, page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

/** The unit under which the city's own people remember; a branch remembers under its district. */
const OFFICE = 'city';
const WHOLE_CITY = '';

/** What was confirmed in imports: which header is which field, which word which option. */
export async function listAliases(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const aliases = await aliasesSeen(request, db);
  const rows = (kind: ImportAliasesTable['kind']) =>
    aliases.filter((alias) => alias.kind === kind).map((alias) => aliasRow(alias, request, lists));
  const sections = (['column', 'value'] as const)
    .map((kind) => ({ id: kind, title: t(`settings.aliases.${kind}s`), isValue: kind === 'value', rows: rows(kind) }))
    .filter((section) => section.rows.length > 0);
  const data = { title: t('settings.title'), tabs: tabs(request, 'aliases'), action: paths.aliases.to(), sections };
  return page('settings/aliases', data);
}

/** Forgets one; what was imported with it stays. One of another unit is absent. */
export async function removeAlias(request: Request_, trx: Writer): Promise<Reply> {
  const { alias: named } = readFields(request.form, ['alias']);
  const alias = (await aliasesSeen(request, trx)).find((one) => keyOf(one) === named);
  if (alias === undefined || !mayRemove(alias, request) || !(await deleteAlias(trx, alias))) return notFound();
  const { city, unit, label, field, meaning } = alias;
  await writeAudit(trx, [
    {
      ...signature(actorOf(request)),
      city,
      district: unit === OFFICE || unit === WHOLE_CITY ? null : unit,
      action: 'delete',
      entity: 'alias',
      entity_id: label,
      changes: [{ field: field === '' ? 'column' : field, from: meaning, to: null }],
    },
  ]);
  return redirect(paths.aliases.to(), { notice: request.t('settings.aliases.removed', { word: label }) });
}

function aliasesSeen({ scope }: Request_, db: Reader): Promise<ImportAliasesTable[]> {
  return aliasesFor(db, scope.city, scope.district ?? OFFICE);
}

/** What holds for the whole city is for the city's own people to remove. */
function mayRemove({ unit }: ImportAliasesTable, { scope }: Request_): boolean {
  return scope.district === null || unit === scope.district;
}

const keyOf = ({ kind, unit, field, key }: ImportAliasesTable): string => JSON.stringify([kind, unit, field, key]);

function aliasRow(alias: ImportAliasesTable, request: Request_, lists: CityLists) {
  const { t } = request;
  const { unit, field, label, meaning, created, created_by: who } = alias;
  const known = fieldOf(field);
  const said = (): string => {
    if (known !== undefined) return optionName(known, meaning, lists, t);
    return meaning === NOT_IMPORTED ? t('settings.aliases.off') : targetName(meaning, t);
  };
  const place = unit === WHOLE_CITY ? 'whole-city' : unit === OFFICE ? 'office' : null;
  return {
    key: keyOf(alias),
    word: label,
    field: known === undefined ? '' : t(`fields.${field}`),
    meaning: said(),
    unit: place === null ? optionName(fieldOf('district')!, unit, lists, t) : t(`settings.aliases.${place}`),
    when: shanghaiDay(new Date(created)),
    who,
    mayRemove: mayRemove(alias, request),
    removeLabel: t('settings.aliases.remove-one', { word: label }),
  };
}
