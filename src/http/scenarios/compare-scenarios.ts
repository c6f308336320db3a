import type { Reader } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import { may } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import { AS_IT_STANDS, COMPARED_AT_MOST, type Side } from '../../services/scenarios/compared-sides.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { compareFacts, sideName, type CompareFacts } from './compare-facts.ts';
import { comparePictures, pictureChoice, WAYS } from './compare-pictures.ts';
import { comparisonSheet, projectsSheet } from './compare-sheet.ts';
import { compareTables } from './compare-view.ts';

/** Up to four scenarios side by side, `?s=base&s=S1&s=S2`, each by its latest run; the same as a file. */
export async function compareScenarios(request: Request_, db: Reader): Promise<Reply> {
  const facts = await compareFacts(request, db);
  if (request.format === 'json') return json(asJson(facts));
  if (request.format === 'csv' || request.format === 'xlsx') return asFile(request, request.format, facts);
  const { t, person, programme } = request;
  const scenarios = await scenariosOf(db, { city: programme.city, programme: programme.id }, true);
  const chosen = new Set(facts.asked.map(({ id }) => id));
  const wanting = facts.asked.filter(isWanting);
  const query = { s: facts.asked.map(({ id }) => id) };
  return page('scenarios/compare', {
    title: t('compare.title'),
    crumbs: [{ label: t('scenarios.title'), href: paths.scenarios.to() }],
    choices: [
      { id: AS_IT_STANDS, name: t('compare.base'), hint: t('compare.base-hint'), checked: chosen.has(AS_IT_STANDS) },
      ...scenarios
        .filter(({ id, archived }) => archived === 0 || chosen.has(id))
        .map(({ id, name }) => ({ id, name, hint: id, checked: chosen.has(id) })),
    ],
    enough: facts.asked.length > 1,
    nothing: scenarios.length === 0,
    tooMany: new Set(request.query.getAll('s')).size > COMPARED_AT_MOST,
    wanting:
      wanting.length === 0
        ? null
        : {
            sentence: t('compare.needs-run', {
              names: wanting.map((side) => `“${sideName(side, t)}”`).join(t('scenarios.list-comma')),
            }),
            old: wanting.some(({ run }) => run !== null),
            count: wanting.length,
            ids: query.s,
            mayRun: may(person.role, 'scenario.run'),
          },
    tables: facts.sides.length === 0 ? null : compareTables(facts),
    pictures: facts.sides.length > 1 ? pictures(facts, request) : null,
    special: specialLink(facts),
    downloads: (['xlsx', 'csv', 'json'] as const).map((format) => ({
      format,
      href: paths.compareScenarios.to(query).replace('?', `.${format}?`),
    })),
  });
}

/** A special report of what is compared: set from the first scenario that ran, the others beside it; null where nothing has run. */
function specialLink({ sides }: CompareFacts): string | null {
  const [own, ...others] = sides.filter((side) => side.id !== AS_IT_STANDS && !isWanting(side));
  if (own === undefined) return null;
  const beside = others.map(({ id }) => id).join() || undefined;
  return paths.briefings.to({ run: own.run.row.id, kind: 'special', beside });
}

/** Never run, or out of date. */
export function isWanting({ run, stale }: Side): boolean {
  return run === null || stale !== null;
}

function pictures(facts: CompareFacts, { query, t }: Request_) {
  const choice = pictureChoice(query, facts.sides);
  const options = facts.sides.map((side) => ({ value: side.id, label: sideName(side, t) }));
  const chosen = (at: number) => options.map((option, index) => ({ ...option, selected: index === at }));
  return {
    ...comparePictures(facts, choice),
    ids: facts.asked.map(({ id }) => id),
    ways: WAYS.map((value) => ({ value, label: t(`compare.by-${value}`), selected: value === choice.by })),
    from: chosen(choice.from),
    to: chosen(choice.to),
  };
}

function asJson(facts: CompareFacts) {
  const { sides, comparison, differing, names, t } = facts;
  return {
    sides: sides.map((side) => ({
      id: side.id,
      name: sideName(side, t),
      run: side.run.row.id,
      stale: side.stale,
      as_of: side.run.row.as_of,
      fingerprint: side.run.row.fingerprint,
      model_version: side.run.row.model_version,
      changes: side.run.changes,
      assumptions: side.run.assumptions,
    })),
    targets: comparison.targets.map(({ id, standings }) => ({ id, standings })),
    tonnes: comparison.tonnes.map(({ zone, pollutant, season, fullYear }) => ({
      zone,
      pollutant,
      season,
      full_year: fullYear,
    })),
    cost: Object.fromEntries(comparison.cost.map(({ key, values }) => [key, values])),
    met: comparison.met,
    projects: differing.map(({ id, category, type, district, sides: own }) => ({
      id,
      name: names.get(id) ?? null,
      category,
      type,
      district,
      sides: own,
    })),
  };
}

function asFile(request: Request_, format: 'csv' | 'xlsx', facts: CompareFacts): Promise<Reply> {
  const { asOf, t } = request;
  return tableFile(request, format, t('compare.file-name', { day: asOf }), comparisonSheet(facts), {
    before: facts.sides.map((side) => [t('compare.notes-sides'), `${sideName(side, t)} ${side.run.row.id}`] as const),
    further: [projectsSheet(facts)],
  });
}
