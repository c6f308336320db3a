import { STANDARD_RULES } from '../../catalogue/following-rules.ts';
import { may } from '../../catalogue/roles.ts';
import { followingCounts } from '../../db/following-counts.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { paths } from '../../paths.ts';
import { monthStandings, moveMonth, type MonthAct } from '../../services/following/close-month.ts';
import { cityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { notFound, page, problem, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { joined } from '../../words/joined.ts';

/** 月调度: which district has submitted which month, which the city has closed. */
export async function showMonths(request: Request_, db: Reader): Promise<Reply> {
  return monthsPage(request, db, []);
}

const ACTS: readonly MonthAct[] = ['submit', 'withdraw', 'close', 'open'];

/** A district submits its month or takes it back; the city closes it or opens it again, with a reason. */
export async function sendMonth(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, person, programme, asOf } = request;
  const typed = readFields(request.form, ['month', 'do', 'reason']);
  const act = ACTS.find((one) => one === typed.do);
  await holdProgramme(trx, scope);
  const standing = (await monthStandings(trx, programme, asOf)).find(({ month }) => month === typed.month);
  if (act === undefined || standing === undefined) return notFound();
  const isCity = act === 'close' || act === 'open';
  if (isCity ? !may(person.role, 'month.close') : scope.district === null) return problem(403);
  const refused = await moveMonth(
    trx,
    {
      actor: actorOf(request, typed.reason.trim() || undefined),
      scope,
      district: scope.district ?? '',
      expected: await expectedDistricts(trx, request),
    },
    standing,
    act,
  );
  if (refused !== null) {
    const said = t(`problems.${refused.code}`, refused.params);
    const isReason = refused.field === 'reason';
    const message = isReason ? t('frame.error-at', { label: t('progress.month-reason'), message: said }) : said;
    return monthsPage(request, trx, [{ field: isReason ? `reason-${standing.month}` : '', message }], 422);
  }
  return redirect(paths.progressMonths.to(), { notice: t(`progress.month-${act}-done`, { month: standing.month }) });
}

async function expectedDistricts(db: Reader, { programme }: Request_): Promise<readonly string[]> {
  const counts = await followingCounts(db, wholeProgramme(programme), STANDARD_RULES);
  return counts.filter(({ followed }) => followed > 0).map(({ district }) => district);
}

async function monthsPage(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[],
  status = 200,
): Promise<Reply> {
  const { t, scope, programme, asOf, person } = request;
  const lists = await cityLists(db, programme, request.locale);
  const expected = await expectedDistricts(db, request);
  const name = (code: string): string => lists.districts.find(({ id }) => id === code)?.name ?? code;
  const isCity = may(person.role, 'month.close');
  const standings = await monthStandings(db, programme, asOf);
  return page(
    'progress/months',
    {
      title: t('progress.months'),
      ignored: ignoredIn(request.query, {}),
      crumbs: [{ label: t('progress.title'), href: paths.progress.to() }],
      tabs: ledgerTabs(request, 'progress'),
      errors,
      action: paths.progressMonths.to(),
      mayAct: isCity || scope.district !== null,
      months: standings
        .map(({ month, closed, submitted }) => {
          const own = scope.district === null ? undefined : submitted.get(scope.district);
          const missing = expected.filter((code) => !submitted.has(code));
          return {
            month,
            state:
              closed === null
                ? t('progress.month-open')
                : t('progress.month-closed', { by: closed.by, at: shanghaiMinute(closed.at) }),
            isClosed: closed !== null,
            // Of the others a district sees nothing, not even that they are late.
            submitted:
              scope.district === null
                ? t('progress.month-submitted', { count: submitted.size, all: expected.length })
                : own === undefined
                  ? t('progress.month-not-yet')
                  : t('progress.month-own', { by: own.by, at: shanghaiMinute(own.at) }),
            missing: scope.district === null && closed === null ? joined(missing.map(name), t) : '',
            act: actOf({
              isCity,
              isDistrict: scope.district !== null,
              isClosed: closed !== null,
              isSubmitted: own !== undefined,
              isComplete: missing.length === 0,
            }),
            waits: isCity && missing.length > 0 && closed === null ? t('progress.month-waits', { count: missing.length }) : scope.district !== null && closed !== null ? t('progress.month-corrects') : null, // prettier-ignore
            reasonId: `reason-${month}`,
          };
        })
        .map((row) => ({
          ...row,
          actLabel: row.act === null ? null : t(`progress.month-${row.act === 'open' ? 'open-act' : row.act}`),
          needsReason: row.act === 'open',
        })),
    },
    { status },
  );
}

function actOf(
  is: Readonly<Record<'isCity' | 'isDistrict' | 'isClosed' | 'isSubmitted' | 'isComplete', boolean>>,
): MonthAct | null {
  if (is.isCity) return is.isClosed ? 'open' : is.isComplete ? 'close' : null;
  if (!is.isDistrict || is.isClosed) return null;
  return is.isSubmitted ? 'withdraw' : 'submit';
}
