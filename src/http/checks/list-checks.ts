import { STANDARD_DRAW } from '../../catalogue/sampling.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { sampleChecksOf } from '../../db/sample-checks.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { drawCheck, waitingForCheck } from '../../services/sampling/draw-check.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { grouped, percent } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

type Typed = Readonly<Record<'name' | 'district' | 'share' | 'seed', string>>;

/** 抽查: small finished projects that wait for their check, and the batches drawn from them. A branch learns of no visit beforehand. */
export async function listChecks(request: Request_, db: Reader): Promise<Reply> {
  return request.scope.district === null ? checksPage(request, db, plainDraw(request), []) : notFound();
}

export async function sendDraw(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t } = request;
  const typed = readFields(request.form, ['name', 'district', 'share', 'seed']);
  const share = typed.share.trim() === '' ? Number.NaN : Number(typed.share) / 100;
  const drawn = await drawCheck(
    trx,
    { actor: actorOf(request), scope, asOf },
    { name: typed.name, seed: typed.seed, share, district: typed.district === '' ? null : typed.district },
  );
  if (drawn.kind === 'invalid') return checksPage(request, trx, typed, wordProblems(drawn.problems, t));
  return redirect(paths.check.to({ id: drawn.id }), { notice: t('checks.drawn', { id: drawn.id }) });
}

/** The day serves as seed until somebody types another, so that anybody can draw the list again. */
const plainDraw = ({ asOf }: Request_): Typed => ({
  name: '',
  district: '',
  share: String(STANDARD_DRAW.share * 100),
  seed: asOf,
});

async function checksPage(
  request: Request_,
  db: Reader,
  typed: Typed,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, programme, locale, scope, person } = request;
  const lists = await cityLists(db, programme, locale);
  const { ready, lacking } = await waitingForCheck(db, scope);
  const checks = await sampleChecksOf(db, { city: programme.city, programme: programme.id });
  const spec = {
    district: t('fields.district'),
    name: t('checks.name'),
    share: t('checks.share'),
    seed: t('checks.seed'),
  };
  const districts = lists.districts.map(({ id, name }) => ({ value: id, label: name }));
  return page(
    'checks/list',
    {
      title: t('checks.title'),
      ignored: ignoredIn(request.query, {}),
      tabs: ledgerTabs(request, 'checks'),
      errors,
      sentence: t('checks.sentence', { ready: ready.length, lacking }),
      action: paths.checks.to(),
      fields: may(person.role, 'project.steer')
        ? [
            field({ name: 'name', label: spec.name, value: typed.name, maxLength: 60 }, errors),
            field({ name: 'district', label: spec.district, value: typed.district, control: 'select', choices: [{ value: '', label: t('checks.all-districts') }, ...districts] }, errors), // prettier-ignore
            field({ name: 'share', label: spec.share, value: typed.share, control: 'number', unit: '%', required: true }, errors), // prettier-ignore
            field({ name: 'seed', label: spec.seed, value: typed.seed, hint: t('checks.seed-hint'), required: true, maxLength: 60 }, errors), // prettier-ignore
          ]
        : null,
      mayDraw: ready.length > 0,
      waiting: lists.districts.flatMap(({ id, name }) => {
        const own = ready.filter(({ district }) => district === id);
        return own.length === 0 ? [] : [{ name, count: grouped(own.length), risky: grouped(own.filter(({ risk }) => risk > 0).length) }]; // prettier-ignore
      }),
      checks: checks.map((check) => ({
        id: check.id,
        name: check.name,
        href: paths.check.to({ id: check.id }),
        state: t(`checks.state-${check.state}`),
        isOpen: check.state === 'open',
        share: percent(check.share, 0),
        drawn: `${check.by} ${shanghaiMinute(check.at)}`,
        closed: check.closed_at === null ? '' : `${check.closed_by ?? ''} ${shanghaiMinute(check.closed_at)}`,
      })),
    },
    { status: errors.length > 0 ? 422 : 200 },
  );
}
