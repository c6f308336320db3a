import type { Outcome } from '../../../../models/outcome.ts';
import { dossierOf } from '../../../catalogue/dossier.ts';
import { fieldOf } from '../../../catalogue/fields.ts';
import type { Lamp } from '../../../catalogue/lamp.ts';
import { STEPS } from '../../../catalogue/steps.ts';
import { typeRulesOf } from '../../../db/categories.ts';
import { auditPage, type FieldChange } from '../../../db/audit.ts';
import { papersOnFile, waiversOf } from '../../../db/evidence.ts';
import { projectDetails } from '../../../db/project-details.ts';
import type { ListRow } from '../../../db/project-list.ts';
import type { ProjectRecord } from '../../../db/project-record.ts';
import { findProject } from '../../../db/projects.ts';
import type { AuditTable } from '../../../db/tables/audit-tables.ts';
import { wordReasons } from '../../../words/lamp-reason.ts';
import { changeText } from '../../changes/change-text.ts';
import { sumTonnes } from '../../figures/estimate-project.ts';
import { type CityLists, optionName } from '../../options.ts';
import { projectOfEntry } from '../../portfolio/portfolio-entries.ts';
import { cardDerivation } from './card-derivation.ts';
import { cardEffects } from './card-effects.ts';
import type { CardFacts, CardReduction, CardStep } from './card-facts.ts';
import { type Choice, chooseProjects, hides } from '../choose-projects.ts';
import { isPlanned } from '../dispatch/gather-dispatch.ts';
import type { Gathering } from '../make-sheet.ts';
import type { Refusal } from '../order.ts';
import { projectTonnes } from '../project-tonnes.ts';
import { runIsCurrent } from '../issue/run-is-current.ts';
import { sheetOrigin } from '../sheet-origin.ts';

/** Changes of the record that have room on the card. */
const CHANGES = 5;
const LEVELS = ['nation', 'province', 'city'] as const;

/** Reads all a card says of the project ordered, of the largest of those chosen when none is named; null when there is none. */
export async function gatherCard(gathering: Gathering): Promise<CardFacts | null | Refusal> {
  const stale = await runIsCurrent(gathering);
  if (stale !== null) return stale;
  const choice = await chooseProjects(gathering, 'all');
  if (!choice.ok) return choice;
  const outcome = JSON.parse(gathering.run.outcome) as Outcome;
  const row = largest(choice.rows, outcome);
  const record = row === undefined ? undefined : await findProject(choice.reader, gathering.scope, row.id);
  return row === undefined || record === undefined ? null : cardOf(gathering, row, record, choice, outcome);
}

/** The one whose season weighs most, a planned one where there is any; only an order, for tonnes of two pollutants do not add up. */
function largest(rows: readonly ListRow[], outcome: Outcome): ListRow | undefined {
  const tonnes = projectTonnes(outcome, 'season');
  const weight = ({ id }: ListRow) => Math.abs(tonnes(id, 'NOx')) + Math.abs(tonnes(id, 'VOC'));
  const planned = rows.filter(isPlanned);
  return (planned.length > 0 ? planned : rows).toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))[0];
}

async function cardOf(
  gathering: Gathering,
  row: ListRow,
  record: ProjectRecord,
  { lists, reader }: Choice,
  outcome: Outcome,
): Promise<CardFacts> {
  const { programme, t } = gathering;
  const key = { city: programme.city, programme: programme.id };
  const named = (field: string, value: string | null) =>
    value === null ? '' : optionName(fieldOf(field)!, value, lists, t);
  const details = await projectDetails(reader, key, record.id);
  const papers = await papersOnFile(gathering.reader, key, [record.id]);
  const waived = (await waiversOf(gathering.reader, key, [record.id])).map(({ kind }) => kind);
  const { checklist } = await typeRulesOf(gathering.reader, programme.city, record.type);
  const dossier = dossierOf({ step: record.step, checklist }, papers, waived);
  const entries = outcome.projects.filter(({ id }) => projectOfEntry(id) === record.id);
  const phone = hides(gathering, 'phone') ? null : record.phone;
  return {
    ...sheetOrigin(gathering),
    id: record.id,
    name: record.name,
    enterprise: record.enterprise ?? '',
    district: { code: record.district, name: named('district', record.district) },
    districts: lists.districts.map(({ id, name }) => ({ code: id, name })),
    zone: named('zone', record.zone),
    category: named('category', record.category),
    type: named('type', record.type),
    status: named('status', record.status),
    lamp: (row.lamp ?? 'grey') as Lamp,
    reasons: wordReasons(details.lampReasons, t),
    lateDays: details.lateDays,
    place: placeOf(record),
    lead: record.lead ?? '',
    owner: [record.owner, phone].filter((part) => part !== null).join(' '),
    content: record.content ?? '',
    progress: record.progress,
    steps: stepsOf(record, details.steps, named),
    dates: datesOf(record, entries[0]?.first_day ?? null),
    evidence: {
      score: dossier.score,
      handedIn: dossier.handedIn,
      missing: dossier.missing.map(({ kind }) => t(`lifecycle.paper-${kind}`)),
    },
    papers: dossier.items
      .toSorted((one, other) => Number(other.isDue) - Number(one.isDue))
      .map(({ kind, state, isDue }) => ({
        name: t(`lifecycle.paper-${kind}`),
        state: isDue || state !== 'missing' ? t(`lifecycle.state-${state}`) : t('card.not-due'),
      })),
    money: { capital: record.capital, spent: record.spent, central_fund: record.central_fund, om: record.om },
    reductions: reductionsOf(record, entries, t),
    counts: entries.some(({ counts }) => counts),
    ...(await cardDerivation(record, lists, gathering)),
    effects: await cardEffects(gathering, record),
    problem: record.problem ?? '',
    changes: await changesOf(gathering, record.id, lists),
  };
}

function placeOf({ lon, lat }: ProjectRecord): string {
  return lon === null || lat === null ? '' : `${lon.toFixed(4)}°E ${lat.toFixed(4)}°N`;
}

function stepsOf(
  record: ProjectRecord,
  reached: readonly { readonly step: string; readonly day: string }[],
  named: (field: string, value: string) => string,
): readonly CardStep[] {
  const at = STEPS.findIndex(({ id }) => id === record.step);
  if (at < 0) return [{ name: named('step', 'cancelled'), day: '', isReached: true }];
  return STEPS.map(({ id }, index) => ({
    name: named('step', id),
    day: reached.find(({ step }) => step === id)?.day ?? '',
    isReached: index <= at,
  }));
}

/** First plan, present plan, what happened, and the day the model counts from: never overwritten by one another. */
function datesOf(record: ProjectRecord, firstDay: string | null): CardFacts['dates'] {
  const isBuilt = record.status === 'built' || record.status === 'verified';
  return {
    frozen: { start: record.plan_start, finish: record.plan_finish, run: null },
    present: { start: record.start, finish: record.finish, run: record.run },
    actual: { start: record.started, finish: record.finished, run: isBuilt ? record.effective : null },
    counted: { start: null, finish: null, run: firstDay },
  };
}

function reductionsOf(
  record: ProjectRecord,
  entries: Outcome['projects'],
  t: Gathering['t'],
): readonly CardReduction[] {
  return sumTonnes(entries).map(({ pollutant, tonnes }) => {
    const stated = LEVELS.flatMap((level) =>
      record.amounts.filter((amount) => amount.level === level && amount.pollutant === pollutant),
    )[0];
    const approved = stated === undefined ? null : { tonnes: stated.tonnes, level: t(`options.level.${stated.level}`) };
    return { pollutant, tonnes, approved };
  });
}

async function changesOf(gathering: Gathering, id: string, lists: CityLists): Promise<readonly string[]> {
  const { reader, programme, t } = gathering;
  const trail = { city: programme.city, district: null, entity: 'project', entityId: id };
  const events = await auditPage(reader, trail, { limit: CHANGES, offset: 0 });
  return events.map((event) => changeLine(event, hides(gathering, 'phone'), lists, t));
}

function changeLine(event: AuditTable, hidesPhone: boolean, lists: CityLists, t: Gathering['t']): string {
  const changes = (JSON.parse(event.changes) as FieldChange[]).filter(({ field }) => !hidesPhone || field !== 'phone');
  const words = changes.slice(0, 2).map(({ field, from, to }) =>
    t('card.change', {
      field: fieldOf(field) === undefined ? field : t(`fields.${field}`),
      from: changeText(field, from, lists, t),
      to: changeText(field, to, lists, t),
    }),
  );
  const more = changes.length > 2 ? t('card.more-changes', { count: changes.length - 2 }) : '';
  return `${event.at.slice(0, 10)} ${event.user_name} ${t(`audit.action.${event.action}`)} ${words.join(t('lamp.semicolon'))}${more}`;
}
