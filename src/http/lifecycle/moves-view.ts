import type { ProjectMovesTable } from '../../db/tables/lifecycle-tables.ts';
import { paths } from '../../paths.ts';
import type { Life, Notice } from '../../services/life/life-of-project.ts';
import type { Translate } from '../../words/messages.ts';
import type { Request_ } from '../request.ts';

/** What a move states beside day and step, as it was kept. */
interface Detail {
  readonly substitute?: string;
  readonly given_up?: boolean;
  readonly notice?: Notice | null;
  readonly run?: string | null;
  readonly paper?: string;
  readonly before?: Plan;
  readonly after?: Plan;
}

interface Plan {
  readonly start: string | null;
  readonly finish: string | null;
  readonly run: string | null;
}

/** What was done so far, the latest first, each with what it stated: the substitute, the new plan, the notice. */
export function movesView(life: Life, { t }: Request_) {
  return life.moves.map((move) => {
    const { kind, from_step: from, to_step: to, day, by, reason, code } = move;
    const detail = JSON.parse(move.detail) as Detail;
    return {
      day,
      by,
      what: t(`lifecycle.move-${kind}`),
      from: from === null || from === to ? '' : t(`options.step.${from}`),
      to: t(`options.step.${to}`),
      reason: reasonOf(code, reason ?? '', t),
      stated: statedIn(kind, detail, life, t),
      substitute:
        detail.substitute === undefined
          ? null
          : { id: detail.substitute, href: paths.project.to({ id: detail.substitute }) },
    };
  });
}

/** The trail keeps the code of a return before its words; the page says what the code means instead. */
function reasonOf(code: string | null, reason: string, t: Translate): string {
  if (code === null) return reason;
  const words = reason.startsWith(code) ? reason.slice(code.length).trim() : reason;
  return [`${code} ${t(`lifecycle.return-${code}`)}`, words].filter((part) => part !== '').join(t('lifecycle.stop'));
}

function statedIn(kind: ProjectMovesTable['kind'], detail: Detail, life: Life, t: Translate): string {
  const or = (day: string | null | undefined): string => day ?? t('lifecycle.no-day');
  if (detail.given_up === true) return t('lifecycle.stated-given-up');
  if (detail.notice != null) return t('lifecycle.notice', { ...detail.notice });
  if (detail.before !== undefined && detail.after !== undefined) {
    const { before, after } = detail;
    return (['start', 'finish', 'run'] as const)
      .filter((name) => before[name] !== after[name])
      .map((name) =>
        t('lifecycle.stated-day', { what: t(`lifecycle.stated-${name}`), from: or(before[name]), to: or(after[name]) }),
      ) // prettier-ignore
      .join(t('problems.list-comma'));
  }
  const paper = life.papers.find(({ id }) => id === detail.paper)?.name;
  const run = kind === 'resume' && (detail.run ?? null) === null ? undefined : detail.run;
  return [
    ...(paper === undefined ? [] : [t('lifecycle.stated-paper', { paper })]),
    ...(run === undefined ? [] : [t('lifecycle.stated-new-run', { day: or(run) })]),
  ].join(t('problems.list-comma'));
}
