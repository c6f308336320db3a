import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { findEnterprise, sourcesOfEnterprises } from '../../db/enterprises.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { sourceBasesOf } from '../../db/sources.ts';
import type { EnterprisesTable, SourceBasesTable } from '../../db/tables/source-tables.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionsOf } from '../../services/options.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import { BASE_COLUMNS, readBases } from '../../services/enterprises/read-bases.ts';
import { saveSource } from '../../services/enterprises/save-source.ts';
import { percentValue } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

type Typed = Readonly<Record<string, string>>;

const NAMES = [
  'name',
  'zone',
  'version',
  ...POLLUTANTS.flatMap((pollutant) => BASE_COLUMNS.map((column) => `bases.${pollutant}.${column}`)),
];

export async function showNewSource(request: Request_, db: Reader): Promise<Reply> {
  const enterprise = await findEnterprise(db, request.scope, request.params['id'] ?? '');
  return enterprise === undefined ? notFound() : sourceForm(request, db, enterprise, {}, []);
}

export async function showEditSource(request: Request_, db: Reader): Promise<Reply> {
  const enterprise = await findEnterprise(db, request.scope, request.params['id'] ?? '');
  if (enterprise === undefined) return notFound();
  const sources = await sourcesOfEnterprises(db, request.scope, [enterprise.id]);
  const source = sources.find(({ id }) => id === request.params['source']);
  if (source === undefined) return notFound();
  const bases = await sourceBasesOf(db, request.scope, [source.id]);
  const texts = Object.fromEntries(bases.flatMap(baseTexts));
  const typed = { ...texts, name: source.name, zone: source.zone, version: String(source.version) };
  return sourceForm(request, db, enterprise, typed, []);
}

function baseTexts(base: SourceBasesTable): [string, string][] {
  const values: Readonly<Record<(typeof BASE_COLUMNS)[number], string>> = {
    tonnes: String(base.tonnes),
    year: base.year === null ? '' : String(base.year),
    as_of: base.as_of ?? '',
    capture: base.capture === null ? '' : String(percentValue(base.capture)),
    removal: base.removal === null ? '' : String(percentValue(base.removal)),
    uptime: base.uptime === null ? '' : String(percentValue(base.uptime)),
    document: base.document ?? '',
    profile: base.profile === null ? '' : (JSON.parse(base.profile) as number[]).join(' '),
  };
  return Object.entries(values).map(([column, value]) => [`bases.${base.pollutant}.${column}`, value]);
}

/** Writes a source and credits the projects on it anew, or says why not. */
export async function sendSource(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t, locale, programme } = request;
  const enterprise = await findEnterprise(trx, scope, request.params['id'] ?? '');
  if (enterprise === undefined) return notFound();
  const typed: Typed = readFields(request.form, NAMES);
  const words = cellWords(await cityLists(trx, programme, locale), t, programme.year, locale);
  const bases = readBases(typed, words);
  if (!bases.ok) return sourceForm(request, trx, enterprise, typed, wordProblems(bases.problems, t));
  const saved = await saveSource(
    trx,
    { actor: actorOf(request), scope, asOf },
    {
      id: request.params['source'] ?? null,
      version: typed['version'] === '' ? null : Number(typed['version']),
      enterprise: enterprise.id,
      name: typed['name'] ?? '',
      zone: typed['zone'] ?? '',
      bases: bases.value,
    },
  );
  if (saved.kind === 'stale')
    return sourceForm(request, trx, enterprise, typed, [{ field: '', message: t('enterprises.stale') }]);
  if (saved.kind === 'invalid') return sourceForm(request, trx, enterprise, typed, wordProblems(saved.problems, t));
  const notice = t('enterprises.source-saved', { id: saved.row.id, count: saved.projects });
  return redirect(paths.enterprise.to({ id: enterprise.id }), { notice });
}

async function sourceForm(
  request: Request_,
  db: Reader,
  enterprise: EnterprisesTable,
  typed: Typed,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const zones = optionsOf(fieldOf('zone')!, lists, t).map(({ id: value, name: label }) => ({ value, label }));
  const value = (name: string): string => typed[name] ?? '';
  const data = {
    title: t(request.params['source'] === undefined ? 'enterprises.source-new' : 'enterprises.source-edit', {
      id: request.params['source'] ?? '',
    }),
    crumbs: [
      { label: t('enterprises.title'), href: paths.enterprises.to() },
      { label: enterprise.name, href: paths.enterprise.to({ id: enterprise.id }) },
    ],
    errors,
    version: value('version'),
    cancel: paths.enterprise.to({ id: enterprise.id }),
    fields: [
      field(
        { name: 'name', label: t('enterprises.source-name'), value: value('name'), required: true, maxLength: 200 },
        errors,
      ),
      field(
        {
          name: 'zone',
          label: t('fields.zone'),
          value: value('zone'),
          control: 'select',
          choices: [{ value: '', label: t('projects.choose') }, ...zones],
          required: true,
        },
        errors,
      ),
    ],
    head: BASE_COLUMNS.map((column) => t(`enterprises.base-${column}`)),
    rows: POLLUTANTS.map((pollutant) => ({
      pollutant: t(`options.pollutant.${pollutant}`),
      cells: BASE_COLUMNS.map((column) => {
        const name = `bases.${pollutant}.${column}`;
        const label = `${t(`options.pollutant.${pollutant}`)} ${t(`enterprises.base-${column}`)}`;
        const control = column === 'as_of' ? 'date' : ['document', 'profile'].includes(column) ? 'text' : 'number';
        return field({ name, label, value: value(name), control }, errors);
      }),
    })),
  };
  return page('enterprises/source', data, { status: errors.length > 0 ? 422 : 200 });
}
