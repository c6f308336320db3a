import type { Workflow } from '../../catalogue/workflows.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import type { FieldChange } from '../../db/audit.ts';
import type { ProjectDetails } from '../../db/project-details.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Supervision } from '../../db/supervisions.ts';
import type { AuditTable } from '../../db/tables/audit-tables.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths, type Link } from '../../paths.ts';
import { issueText, numberOf } from '../../services/briefing/issue/issued-form.ts';
import { changeText } from '../../services/changes/change-text.ts';
import type { Estimate } from '../../services/figures/estimate-project.ts';
import type { CityLists } from '../../services/options.ts';
import type { WorkedMeasure } from '../../services/projects/measure-reduction.ts';
import { shanghaiDay, shanghaiMinute } from '../../words/day.ts';
import { wordReasons } from '../../words/lamp-reason.ts';
import { number, percentValue, plainNumber, tonnes } from '../../words/number.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { derivationView } from '../derivation.ts';
import { trackView } from '../track.ts';
import type { projectHead } from '../project-head.ts';
import { estimateView } from './estimate-view.ts';
import { factsOf, moneyOf, ownFactsOf } from './project-facts.ts';

export interface ProjectFacts {
  readonly page: ReturnType<typeof projectHead>;
  readonly record: ProjectRecord;
  readonly details: ProjectDetails;
  readonly workflow: Workflow;
  readonly estimate: Estimate | null;
  readonly worked: readonly WorkedMeasure[];
  readonly targets: readonly TargetsTable[];
  readonly history: readonly AuditTable[];
  readonly historyTotal: number;
  readonly lists: CityLists;
  /** Every 督办单 that names it. */
  readonly supervisions: readonly Supervision[];
  readonly contacts: boolean;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
  readonly mayPrint: boolean;
  readonly mayCopy: boolean;
  /** Where the reader's own unfinished change of this project is gone on with. */
  readonly draft: Link | null;
  readonly locale: Locale;
  readonly t: Translate;
}

/** What is it, how far, what does it bring, how do we know? */
export function projectView(facts: ProjectFacts) {
  const { record, details, estimate, t, locale } = facts;
  return {
    ...facts.page,
    head: {
      ...facts.page.head,
      lamp: details.lamp === null ? null : { colour: details.lamp, name: lampName(details, t) },
      late: details.lateDays > 0 ? t('projects.late', { days: details.lateDays }) : null,
      actions: [
        ...(facts.draft === null ? [] : [{ href: facts.draft, label: t('projects.draft-continue'), kind: '' }]),
        ...(facts.mayEdit
          ? [{ href: paths.editProject.to({ id: record.id }), label: t('projects.edit-short'), kind: 'is-primary' }]
          : []),
        ...(facts.mayCopy
          ? [{ href: paths.newProject.to({ from: record.id }), label: t('projects.copy'), kind: '' }]
          : []),
        ...(facts.mayPrint
          ? [{ href: paths.briefings.to({ kind: 'card', project: record.id }), label: t('card.print'), kind: '' }]
          : []),
        ...(facts.mayDelete
          ? [{ href: paths.deleteProject.to({ id: record.id }), label: t('projects.delete-short'), kind: 'is-danger' }]
          : []),
      ],
    },
    lampReasons: wordReasons(details.lampReasons, t),
    content: record.content ?? '',
    problem: record.problem,
    facts: factsOf(facts),
    own: ownFactsOf(facts),
    track: trackView({ step: facts.record.step, workflow: facts.workflow, steps: facts.details.steps }, t),
    dates: datesOf(record, t),
    money: moneyOf(facts),
    estimate: estimate === null ? null : estimateView(estimate, facts.targets, t),
    derivations: facts.worked.map(({ result }) => derivationView(result.derivation, locale, t)),
    stale: facts.worked.some(({ result }) => result.warnings.length > 0) ? t('options.warning.stale-factor') : null,
    isDerived: record.measures.length > 0 || Object.keys(record.reduces).length > 0,
    typedReduction:
      record.measures.length === 0 && Object.keys(record.reduces).length > 0
        ? changeText('reduces', record.reduces, facts.lists, t)
        : null,
    tranches: record.tranches.map((tranche) => ({
      day: tranche.day ?? '',
      share: number(percentValue(tranche.share), 1),
      quantity: tranche.quantity === null ? '' : `${plainNumber(tranche.quantity)}${tranche.unit ?? ''}`,
      done: tranche.done === null ? '' : `${plainNumber(tranche.done)}${tranche.unit ?? ''}`,
      evidence: tranche.evidence ?? '',
      status: t(`options.status.${tranche.status}`),
    })),
    windows: record.windows.map((window) => ({
      from: window.from,
      until: window.until,
      share: number(percentValue(window.share), 0),
    })),
    packages: details.packages.map(({ kind, progress }) => ({
      name: t(`projects.package-${kind}`),
      progress: number(progress, 0),
    })),
    evidence: details.evidence.map(({ name: file, kind, state, uploaded }) => ({
      file,
      kind,
      state: t(`projects.evidence-${state}`),
      day: shanghaiDay(new Date(uploaded)),
    })),
    amounts: record.amounts.map((amount) => ({
      pollutant: t(`options.pollutant.${amount.pollutant}`),
      level: t(`options.level.${amount.level}`),
      tonnes: tonnes(amount.tonnes),
      day: amount.day ?? '',
      document: amount.document ?? '',
      cut: [amount.cut_code, amount.cut_reason].filter((part) => part !== null).join(' '),
    })),
    supervisions: facts.supervisions.map((row) => ({
      href: paths.supervision.to({ id: row.sheet }),
      number: issueText(row.kind, numberOf(row)!, t),
      state: t(`supervisions.state.${row.state}`),
      due: row.due,
    })),
    history: facts.history.map((entry) => historyLine(entry, facts)),
    historyMore:
      facts.historyTotal > facts.history.length ? t('projects.history-more', { count: facts.historyTotal }) : null,
  };
}

/** The lamp in words; set by hand it says so and what the rule says beside it. */
function lampName({ lamp, lampComputed }: ProjectDetails, t: Translate): string {
  const name = t(`options.lamp.${lamp ?? 'grey'}`);
  return lampComputed === null ? name : t('lamp.by-hand', { name, computed: t(`options.lamp.${lampComputed}`) });
}

/** Four layers of dates, never overwritten by one another. */
function datesOf(record: ProjectRecord, t: Translate) {
  const row = (layer: string, start: string | null, finish: string | null, run: string | null) => ({
    layer: t(`projects.layer-${layer}`),
    start: start ?? '—',
    finish: finish ?? '—',
    run: run ?? '—',
  });
  return [
    row('frozen', record.plan_start, record.plan_finish, null),
    row('present', record.start, record.finish, record.run),
    row(
      'actual',
      record.started,
      record.finished,
      record.status === 'built' || record.status === 'verified' ? record.effective : null,
    ),
  ];
}

function historyLine(entry: AuditTable, { lists, t, contacts }: ProjectFacts) {
  const changes = JSON.parse(entry.changes) as FieldChange[];
  return {
    when: shanghaiMinute(entry.at),
    who: entry.user_name,
    what: t(`audit.action.${entry.action}`),
    reason: entry.reason ?? '',
    isCreate: entry.action === 'create',
    changes: changes
      .filter(({ field }) => contacts || field !== 'phone')
      .map(({ field, from, to }) => ({
        field: fieldOf(field) === undefined ? field : t(`fields.${field}`),
        from: changeText(field, from, lists, t),
        to: changeText(field, to, lists, t),
      })),
  };
}
