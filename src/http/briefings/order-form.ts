import { areasOf } from '../../db/districts.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { viewsFor } from '../../db/views.ts';
import type { Link } from '../../paths.ts';
import { isKind, KINDS } from '../../services/briefing/kinds.ts';
import { MOST_BESIDE, NARROWING, type SheetOrder } from '../../services/briefing/order.ts';
import { cityLists } from '../../services/options.ts';
import { isDay } from '../../words/day.ts';
import { field, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** `view` stands for the filter of a saved view, where none is typed. */
export const ORDER_FIELDS = ['kind', 'as_of', 'scenario', ...NARROWING, 'view'] as const;
export type TypedOrder = Readonly<Record<(typeof ORDER_FIELDS)[number], string>>;

/** The bulletin of the whole city as it stands. */
export const NOTHING_ORDERED: TypedOrder = {
  kind: 'bulletin',
  as_of: '',
  scenario: '',
  zone: '',
  district: '',
  project: '',
  query: '',
  paper: '',
  beside: '',
  view: '',
};

/** What a form begins with: of a person's own district where they have one. */
export function nothingOrdered(scope: Scope): TypedOrder {
  return { ...NOTHING_ORDERED, district: scope.district ?? '' };
}

/** The kinds a person may order, as cards of which one is chosen. */
export function kindCards({ t }: Pick<Request_, 't'>, chosen: string) {
  return KINDS.map((id) => ({
    id,
    name: t(`briefings.kind.${id}`),
    note: t(`briefings.kind-note.${id}`),
    chosen: id === chosen,
  }));
}

/** The whole form: the kinds as cards, then what the sheet is to speak of. */
export async function orderForm(
  request: Request_,
  db: Reader,
  action: Link,
  typed: TypedOrder,
  errors: readonly FieldProblem[],
) {
  const controls = await orderControls(request, db, typed, errors);
  return {
    action,
    kinds: kindCards(request, typed.kind),
    kindError: controls.find(({ name }) => name === 'kind')?.error ?? null,
    fields: controls.filter(({ name }) => name !== 'kind'),
  };
}

/** The controls that order a sheet; a district has itself, and nothing to assume. */
export async function orderControls(
  { t, scope, person, programme, locale }: Request_,
  db: Reader,
  typed: TypedOrder,
  errors: readonly FieldProblem[],
) {
  const lists = await cityLists(db, programme, locale);
  const { district: own } = scope;
  const scenarios =
    own !== null ? [] : (await scenariosOf(db, scope)).map(({ id, name }) => ({ value: id, label: name }));
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const areas = own === null ? [] : (await areasOf(db, programme.city)).filter(({ district }) => district === own);
  const units = named([...lists.districts.filter(({ id }) => id === own), ...areas]);
  const any = { value: '', label: t('briefings.narrowed.none') };
  const views = (await viewsFor(db, programme.city, person))
    .filter(({ query }) => query !== '')
    .map(({ name, query }) => ({ value: query, label: name }));
  const view = views.find(({ value }) => value === (typed.query || typed.view));
  const specs: readonly FieldSpec[] = [
    {
      name: 'kind',
      label: t('briefings.field.kind'),
      value: typed.kind,
      control: 'select',
      choices: KINDS.map((kind) => ({ value: kind, label: t(`briefings.kind.${kind}`) })),
    },
    { name: 'as_of', label: t('briefings.field.as-of'), value: typed.as_of, control: 'date', required: true },
    {
      name: 'scenario',
      label: t('briefings.field.scenario'),
      value: typed.scenario,
      control: 'select',
      choices: [{ value: '', label: t('briefings.no-scenario') }, ...scenarios],
    },
    {
      name: 'beside',
      label: t('briefings.field.beside'),
      value: typed.beside,
      maxLength: 60,
      hint: t('briefings.field.beside-hint', { most: MOST_BESIDE }),
    },
    {
      name: 'zone',
      label: t('briefings.field.zone'),
      value: typed.zone,
      control: 'select',
      choices: [any, ...named(lists.zones)],
    },
    {
      name: 'district',
      label: t('briefings.field.district'),
      value: typed.district,
      control: 'select',
      choices: own === null ? [any, ...named(lists.districts)] : units,
    },
    {
      name: 'project',
      label: t('briefings.field.project'),
      value: typed.project,
      maxLength: 40,
      hint: t('briefings.field.project-hint'),
    },
    {
      name: 'view',
      label: t('briefings.field.view'),
      value: view?.value ?? '',
      control: 'select',
      choices: [{ value: '', label: t('briefings.no-view') }, ...views],
    },
    {
      name: 'query',
      label: t('briefings.field.query'),
      value: view === undefined ? typed.query : '',
      maxLength: 1000,
      hint: t('briefings.field.query-hint'),
    },
    {
      name: 'paper',
      label: t('briefings.field.paper'),
      value: typed.paper,
      control: 'select',
      choices: ['', 'hand'].map((value) => ({ value, label: t(`briefings.paper-${value || 'plain'}`) })),
    },
  ];
  const left = [...(own === null ? [] : ['scenario', 'beside']), ...(views.length === 0 ? ['view'] : [])];
  const shown = specs.filter(({ name }) => !left.includes(name));
  return shown.map((spec) => field(spec, errors));
}

/** The order that was typed, or what is wrong with it. */
export function readOrder(
  typed: TypedOrder,
  t: Request_['t'],
  year: number,
): { readonly order: SheetOrder } | { readonly problem: FieldProblem } {
  const { kind, as_of: asOf } = typed;
  if (!isKind(kind)) return { problem: { field: 'kind', message: t('briefings.bad-kind') } };
  if (!isDay(asOf)) return { problem: { field: 'as_of', message: t('briefings.bad-day', { year }) } };
  const given = (text: string) => text.trim() || null;
  return {
    order: {
      kind,
      asOf,
      scenario: given(typed.scenario),
      zone: given(typed.zone),
      district: given(typed.district),
      project: given(typed.project),
      // A list's own address is as good as what stands behind its `?`.
      query: given(typed.query.replace(/^[^?]*\?/, '')) ?? given(typed.view),
      paper: given(typed.paper),
      beside: given(typed.beside),
    },
  };
}
