import { writeAudit } from '../../db/audit.ts';
import { putMilestones, putOverride } from '../../db/following.ts';
import { holdProgramme } from '../../db/programmes.ts';
import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { signature } from '../../services/actor.ts';
import { acceptAskedMove } from '../../services/changes/ask-for-move.ts';
import { followingRules } from '../../services/following/following.ts';
import { relamp } from '../../services/following/relamp.ts';
import { addDays, isDay, typedDay } from '../../words/day.ts';
import type { MilestonesTable } from '../../db/tables/following-tables.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { notFound, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { progressPage } from './project-progress.ts';

const COLOURS = ['red', 'yellow', 'green'] as const;

/** Sets the lamp of a project by hand, with a reason and an end, or gives it back to the rule. */
export async function sendLamp(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, person, programme } = request;
  const typed = readFields(request.form, ['version', 'colour', 'until', 'reason', 'do', 'request']);
  await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const lift = typed.do === 'lift';
  const { override_longest } = await followingRules(trx, programme.city);
  const latest = addDays(asOf, override_longest);
  const colour = COLOURS.find((one) => one === typed.colour);
  const reason = typed.reason.trim();
  const errors: FieldProblem[] = [];
  if (!lift) {
    if (colour === undefined) errors.push({ field: 'colour', message: t('problems.not-an-option') });
    if (!isDay(typed.until) || typed.until < asOf || typed.until > latest)
      errors.push({ field: 'until', message: t('progress.until-bad', { from: asOf, until: latest }) });
    if (reason === '') errors.push({ field: 'reason', message: t('problems.required') });
  }
  if (errors.length > 0) return progressPage(request, trx, record, { errors, override: typed, status: 422 });
  const override = lift
    ? { override_colour: null, override_reason: null, override_by: null, override_from: null, override_until: null }
    : { override_colour: colour ?? null, override_reason: reason, override_by: person.displayName, override_from: asOf, override_until: typed.until }; // prettier-ignore
  const written = await putOverride(trx, scope, record.id, Number(typed.version) || 0, override);
  if (!written) {
    const stale = [{ field: 'colour', message: t('progress.stale') }];
    return progressPage(request, trx, record, { errors: stale, override: typed, status: 409 });
  }
  await writeAudit(trx, [
    {
      ...signature(actorOf(request, lift ? undefined : reason)),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action: lift ? 'lift' : 'override',
      entity: 'lamp',
      entity_id: record.id,
      changes: lift
        ? []
        : [
            { field: 'lamp', from: null, to: typed.colour },
            { field: 'until', from: null, to: typed.until },
          ],
    },
  ]);
  if (!lift && /^\d{1,9}$/.test(typed.request)) {
    const done = { project: record.id, move: 'lamp' };
    await acceptAskedMove(trx, { actor: actorOf(request), scope, asOf }, Number(typed.request), done);
  }
  await relamp(trx, scope, asOf, [record.id]);
  return redirect(paths.projectProgress.to({ id: record.id }), {
    notice: t(lift ? 'progress.lamp-lifted' : 'progress.lamp-set'),
  });
}

const MOST_MILESTONES = 20;

/** Writes the milestones of a project, one a line: name, due day, day handed in, 必备. */
export async function sendMilestones(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, programme } = request;
  const typed = readFields(request.form, ['version', 'milestones']);
  await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const lines = typed.milestones.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => readMilestone(line, programme.year, [t('progress.required'), '必备', 'required']));
  const bad = lines.filter((_, index) => read[index] === null);
  const errors = bad.map((line) => ({ field: 'milestones', message: t('progress.milestones-bad', { value: line }) }));
  if (lines.length > MOST_MILESTONES) errors.push({ field: 'milestones', message: t('problems.too-many') });
  const again = { errors, milestones: typed.milestones };
  if (errors.length > 0) return progressPage(request, trx, record, { ...again, status: 422 });
  const written = await putOverrideVersion(trx, request, record.id, Number(typed.version) || 0);
  if (!written) {
    const stale = [{ field: 'milestones', message: t('progress.stale') }];
    return progressPage(request, trx, record, { ...again, errors: stale, status: 409 });
  }
  const milestones = read.filter((one) => one !== null);
  await putMilestones(trx, scope, record.id, milestones);
  await writeAudit(trx, [
    {
      ...signature(actorOf(request)),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action: 'update',
      entity: 'milestones',
      entity_id: record.id,
      changes: [{ field: 'milestones', from: null, to: lines.join('；') }],
    },
  ]);
  await relamp(trx, scope, asOf, [record.id]);
  return redirect(paths.projectProgress.to({ id: record.id }), { notice: t('progress.milestones-saved') });
}

async function putOverrideVersion(trx: Writer, { scope }: Request_, id: string, version: number): Promise<boolean> {
  return putOverride(trx, scope, id, version, {});
}

type NewMilestone = Pick<MilestonesTable, 'name' | 'due' | 'done' | 'required'>;

function readMilestone(line: string, year: number, required: readonly string[]): NewMilestone | null {
  const words = line.trim().split(/[\s,，、]+/);
  const marked = required.includes(words.at(-1)!);
  const [name, ...days] = marked ? words.slice(0, -1) : words;
  const read = days.map((word) => typedDay(word, year)?.day ?? null);
  if (name === undefined || read.length < 1 || read.length > 2 || read.includes(null)) return null;
  return { name: name.slice(0, 60), due: read[0]!, done: read[1] ?? null, required: marked ? 1 : 0 };
}
