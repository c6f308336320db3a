import { may } from '../../catalogue/roles.ts';
import { writeAudit } from '../../db/audit.ts';
import { updateProgramme } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { signature } from '../../services/actor.ts';
import { isDay, longDay, longDayEnglish } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

export function showProgramme(request: Request_, _db: Reader): Reply {
  return programmePage(request, request.programme.as_of ?? '', []);
}

/** Sets the day the programme is looked at from; empty means today, every day anew. */
export async function setAsOf(request: Request_, trx: Writer): Promise<Reply> {
  const typed = readFields(request.form, ['as_of']).as_of.trim();
  const { programme, t } = request;
  if (typed !== '' && !isDay(typed))
    return programmePage(request, typed, [{ field: 'as_of', message: t('settings.programme.not-a-day', { typed }) }]);
  const to = typed === '' ? null : typed;
  await updateProgramme(trx, { city: programme.city, programme: programme.id }, { as_of: to });
  await writeAudit(trx, [
    {
      ...signature(actorOf(request)),
      city: programme.city,
      programme: programme.id,
      action: 'update',
      entity: 'programme',
      entity_id: programme.id,
      changes: [{ field: 'as_of', from: programme.as_of, to }],
    },
  ]);
  return redirect(paths.programme.to(), { notice: t('settings.saved') });
}

function programmePage(request: Request_, typedDay: string, errors: readonly FieldProblem[]): Reply {
  const { programme, t, locale, person } = request;
  const long = locale === 'en' ? longDayEnglish : longDay;
  const season = { from: long(programme.season_from), to: long(programme.season_to) };
  const fact = (key: string, value: string) => ({ name: t(`settings.programme.${key}`), value });
  const asOf = field(
    {
      name: 'as_of',
      label: t('settings.programme.as-of'),
      value: typedDay,
      control: 'date',
      hint: t('settings.programme.as-of-hint'),
    },
    errors,
  );
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'programme'),
    facts: [
      fact('name', programme.name),
      fact('year', String(programme.year)),
      fact('season', t('settings.programme.season-range', season)),
      fact('counting', countingWords(programme.counting, t)),
      fact('task-count', programme.task_count === null ? '—' : String(programme.task_count)),
      fact('as-of', programme.as_of === null ? t('settings.programme.today') : long(programme.as_of)),
      fact('sample', t(programme.sample === 1 ? 'settings.programme.is-sample' : 'settings.programme.is-real')),
    ],
    mayEdit: may(person.role, 'settings.edit'),
    asOf,
    errors,
  };
  return page('settings/programme', data, { status: errors.length > 0 ? 422 : 200 });
}

/** The counting rule is `"day"` or `{"months_after": n}`. */
function countingWords(json: string, t: Request_['t']): string {
  const counting = JSON.parse(json) as 'day' | { readonly months_after: number };
  if (counting === 'day') return t('settings.programme.counting-day');
  return t('settings.programme.counting-months', { months: counting.months_after });
}
