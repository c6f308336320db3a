import { ageingBars } from '../../../charts/ageing-bars.ts';
import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { type Annex, figure, short, words } from '../bulletin/annex.ts';
import { type Escalation, escalations } from './escalation.ts';
import { countFigure, tonnesFigure } from '../figure-makers.ts';
import { dayText } from '../sentences.ts';
import type { Block, Figure, Sheet } from '../sheet.ts';
import { originTrace, commonFrame } from '../sheet-origin.ts';
import { reduction } from '../issue/slots.ts';
import type { LateProject, SupervisionFacts } from './supervision-facts.ts';

const LONG = 30;
/** Fewer numbers make no chart. */
const CHART_FROM = 3;
const COLUMNS = [
  ['number', 8],
  ['project', 48],
  ['lead', 26],
  ['plan-finish', 19],
  ['finish', 19],
  ['late-days', 11],
  ['reason', 25],
] as const;
const FIGURES: ReadonlySet<string> = new Set(['number', 'late-days']);
/** More projects are not called by their numbers in a sentence: the list marks them. */
const NAMED = 3;
const ROOM = { name: 60, reason: 40 };

/** 督办单: a unit is told which of its projects are late, what is wanted and by when. */
export function supervisionSheet(facts: SupervisionFacts, t: Translate): Sheet {
  const { unit, asOf, programme, issuer } = facts;
  return {
    ...commonFrame(facts, t),
    kind: 'supervision',
    windowTitle: t('supervision.window-title', { unit, day: asOf }),
    masthead: {
      name: t('supervision.masthead'),
      issue: t('supervision.draft', { year: programme.year }),
      unit: issuer ?? t('briefings.unit-name'),
      day: dayText(asOf, t),
      scenario: facts.scenario === null ? '' : t('briefings.scenario', { name: facts.scenario.name }),
    },
    heading: t('supervision.heading'),
    addressee: unit === '' ? '' : t('supervision.addressee', { unit }),
    paper: 'text',
    body: body(facts, t),
    annexes: [],
    colophon: { copies: [], trace: [originTrace(facts, t), t('supervision.measure')] },
    figures: figuresOf(facts, t),
    ...taskOf(facts),
  };
}

function taskOf({ unitId: unit, deadline: due, projects }: SupervisionFacts): Pick<Sheet, 'task'> {
  if (projects.length === 0) return {};
  return { task: { unit, due, projects: projects.map(({ id, lateDays }) => ({ id, lateDays })) } };
}

function body(facts: SupervisionFacts, t: Translate): readonly Block[] {
  const { projects, earlier, asOf } = facts;
  const day = dayText(asOf, t);
  if (projects.length === 0) return [paragraph('state', t('supervision.none', { day }))];
  const times = escalations(
    projects.map(({ id }) => id),
    earlier,
  );
  const deadline = dayText(facts.deadline, t);
  return [
    paragraph('state', stateText(facts, t), ['late', 'late-long', 'season-NOx', 'season-VOC']),
    { type: 'table', table: lateTable(projects, times, t) },
    ...(projects.length < CHART_FROM
      ? []
      : [
          {
            type: 'charts' as const,
            charts: [ageingBars({ id: 'ageing', lateDays: projects.map(({ lateDays }) => lateDays) }, t)],
          },
        ]),
    paragraph('require', t('supervision.require', { deadline })),
    ...againTexts(times, t).map((text, index) => paragraph(`again-${String(index + 1)}`, text)),
    paragraph('contact', t('supervision.contact', { contact: facts.contact ?? t('supervision.contact-blank') })),
    { type: 'blank', label: t('supervision.reply', { deadline }), size: 'reply' },
    {
      type: 'signatures',
      labels: [t('supervision.sign.unit'), t('supervision.sign.person'), t('supervision.sign.day')],
    },
  ];
}

/** What the sheet speaks of as 你区, 你市: the last sign of the name says what a unit is. */
function stateText({ projects, asOf, unit }: SupervisionFacts, t: Translate): string {
  const long = projects.filter(({ lateDays }) => lateDays > LONG).length;
  const tonnes = [
    ['NOx', total(projects, 'seasonNox')],
    ['VOC', total(projects, 'seasonVoc')],
  ] as const;
  const brought = tonnes
    .filter(([, value]) => value !== 0)
    .map(([pollutant, value]) => reduction(t(`charts.pollutant-${pollutant}`), value, t))
    .join(t('briefings.slot.and'));
  return t('supervision.state', {
    day: dayText(asOf, t),
    late: projects.length,
    long,
    brought,
    brings: brought === '' ? 'no' : 'yes',
    unit: unit.slice(-1),
  });
}

/** What a second reminder says, and what a third proposes. */
function againTexts(times: readonly Escalation[], t: Translate): readonly string[] {
  const wayOf = (count: number) => (count === times.length ? '-all' : count > NAMED ? '-many' : '');
  return (['again', 'talk'] as const).flatMap((step) => {
    const meant = times.filter((one) => one.step === step);
    if (meant.length === 0) return [];
    const numbers = [...new Set(meant.flatMap(({ before }) => before))].join(t('briefings.slot.and'));
    const names = meant.map(({ project }) => project).join(t('briefings.slot.and'));
    return [t(`supervision.${step}${wayOf(meant.length)}`, { names, numbers, count: meant.length })];
  });
}

function lateTable(projects: readonly LateProject[], times: readonly Escalation[], t: Translate): Annex {
  return {
    number: '',
    title: t('supervision.list'),
    note: '',
    head: COLUMNS.map(([id]) => (FIGURES.has(id) ? figure : words)(t(`supervision.column.${id}`))),
    rows: projects.map((project, index) => [
      figure(number(index + 1), index + 1),
      words(
        t('supervision.project', {
          name: cut(project.name, ROOM.name),
          id: project.id,
          time: times[index]?.time ?? 1,
        }),
      ),
      words([project.lead, project.owner].filter((part) => part !== '').join(' ')),
      short(project.planFinish ?? '—'),
      short(project.finish ?? '—'),
      figure(number(project.lateDays), project.lateDays),
      words(project.reason === '' ? t('supervision.no-reason') : cut(project.reason, ROOM.reason)),
    ]),
    foot: [],
    empty: '',
    charts: [],
    layout: 'below',
    widths: COLUMNS.map(([, width]) => width),
  };
}

function figuresOf({ projects }: SupervisionFacts, t: Translate): readonly Figure[] {
  const about = (id: string) => ({
    id,
    label: t(`supervision.figure.${id}`),
    basis: t(`supervision.basis.${id}`),
    release: 'internal' as const,
  });
  const season = (pollutant: 'NOx' | 'VOC', key: 'seasonNox' | 'seasonVoc') =>
    tonnesFigure(
      { ...about(`season-${pollutant}`), book: 'planned', pollutant },
      projects.map((project) => ({ project: project.id, value: project[key] })),
    );
  return [
    countFigure(about('late'), projects),
    countFigure(
      about('late-long'),
      projects.filter(({ lateDays }) => lateDays > LONG),
    ),
    season('NOx', 'seasonNox'),
    season('VOC', 'seasonVoc'),
  ];
}

function total(projects: readonly LateProject[], key: 'seasonNox' | 'seasonVoc'): number {
  return projects.reduce((sum, project) => sum + project[key], 0);
}

function paragraph(id: string, text: string, figures: readonly string[] = []): Block {
  return { type: 'paragraph', id, head: '', text, figures };
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
