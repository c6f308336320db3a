import { readTonnes } from '../../catalogue/read-plain.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { splitOf } from '../../../models/engine/split.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { partKind, partsOf, splitTarget, type StatedPart } from '../../services/targets/split-target.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { amount, asks, unitOf } from '../target-words.ts';
import { targetAt } from './edit-target.ts';
import { splitSentence } from './split-words.ts';
import { wordFaults } from './target-form.ts';

/** 责任分解: a target of the city or a zone, its districts' parts, and whether they reach it. */
export async function showParts(request: Request_, db: Reader): Promise<Reply> {
  return partsPage(request, db, null, [], 200);
}

/** All parts in one transaction: filled in, changed, or emptied (which takes the part away and needs a reason). */
export async function sendParts(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf } = request;
  const parent = await targetAt(request, trx);
  if (parent === undefined || partKind(parent) === null) return notFound();
  const districts = await districtsFor(request, trx, parent);
  const names = districts.flatMap(({ id }) => [`part-${id}`, `version-${id}`]);
  const typed = readFields(request.form, [...names, 'document', 'reason']);
  const reason = (typed['reason'] ?? '').normalize('NFC').trim().slice(0, 500);
  const problems: Problem[] = [];
  const stated = districts.map(({ id }): StatedPart => {
    const read = readTonnes(`part-${id}`, typed[`part-${id}`] ?? '');
    const version = typed[`version-${id}`] ?? '';
    if (!read.ok) problems.push(...read.problems);
    const value = read.ok ? read.value : null;
    if (value !== null && (value < 0 || (parent.kind === 'count' && !Number.isInteger(value))))
      problems.push(problem(`part-${id}`, 'out-of-range'));
    return { district: id, value, version: /^\d{1,9}$/.test(version) ? Number(version) : null };
  });
  if (problems.length === 0 && reason === '' && stated.some(({ value, version }) => value === null && version !== null))
    problems.push(problem('reason', 'required'));
  const again = (errors: readonly FieldProblem[], status = 422) => partsPage(request, trx, typed, errors, status);
  if (problems.length > 0) return again(wordProblems(problems, t));
  const document = (typed['document'] ?? '').normalize('NFC').trim().slice(0, 200) || null;
  const context = { actor: actorOf(request, reason === '' ? undefined : reason), scope, asOf };
  const saved = await splitTarget(trx, context, parent, stated, { document, reason });
  if (saved.kind === 'refused') return again(wordFaults(saved.faults, t).map((one) => ({ ...one, field: '' })));
  if (saved.kind === 'stale') return again([{ field: '', message: t('targets.parts-stale', { who: saved.who }) }], 409);
  return redirect(paths.targetParts.to({ id: parent.id }), { notice: t(`targets.${saved.kind}`) });
}

/** Districts of the target's zone, or all; whoever has a part is always among them. */
async function districtsFor(request: Request_, db: Reader, parent: TargetsTable) {
  const { districts } = await cityLists(db, request.programme, request.locale);
  const holders = partsOf(parent, await rowsOf(request, db)).map(({ district }) => district);
  const inZone = districts.filter(({ id, zone }) => zone === parent.zone || holders.includes(id));
  return parent.zone === null || inZone.length === 0 ? districts : inZone;
}

const rowsOf = (request: Request_, db: Reader): Promise<TargetsTable[]> =>
  targetsOf(db, { city: request.programme.city, programme: request.programme.id });

async function partsPage(
  request: Request_,
  db: Reader,
  typed: Readonly<Record<string, string>> | null,
  errors: readonly FieldProblem[],
  status: number,
): Promise<Reply> {
  const { t, programme, asOf } = request;
  const parent = await targetAt(request, db);
  const kind = parent === undefined ? null : partKind(parent);
  if (parent === undefined || kind === null) return notFound();
  const rows = await rowsOf(request, db);
  const parts = partsOf(parent, rows);
  const { outcome } = await ledgerOutcome(db, { city: programme.city, programme: programme.id }, asOf);
  const booksOf = (id: string) => outcome.targets.find((target) => target.id === id)?.books.planned;
  const whole = booksOf(parent.id)?.required ?? 0;
  const fitting = parts.filter((part) => part.kind === kind && part.pollutant === parent.pollutant);
  const standing = splitOf(
    whole,
    fitting.map(({ value }) => value ?? 0),
  );
  const unit = t(`targets.unit-${unitOf({ ...parent, kind })}`);
  const show = (value: number | null | undefined): string => (value == null ? '—' : amount({ ...parent, kind }, value));
  const districts = await districtsFor(request, db, parent);
  const lines = districts.map(({ id, name }) => {
    const part = parts.find(({ district }) => district === id);
    const reached = part === undefined ? undefined : booksOf(part.id);
    return {
      name,
      version: typed?.[`version-${id}`] ?? (part === undefined ? '' : String(part.version)),
      part: field(
        {
          name: `part-${id}`,
          label: t('targets.part-of', { district: name }),
          value: typed?.[`part-${id}`] ?? (part?.value == null ? '' : String(part.value)),
          control: 'number',
          unit,
        },
        errors,
      ),
      versionName: `version-${id}`,
      achieved: show(reached?.achieved),
      gap: reached === undefined || reached.met ? '' : show(reached.gap),
      other: part !== undefined && !fitting.includes(part) ? t('targets.part-other', { asks: asks(part, t) }) : null,
    };
  });
  const text = (name: string, value: string, wide = false) =>
    field(
      {
        name,
        label: t(`targets.parts-${name}`),
        value: typed?.[name] ?? value,
        maxLength: 200,
        wide,
        hint: t(`targets.hint-parts-${name}`),
      },
      errors,
    );
  const data = {
    title: t('targets.parts-title', { name: parent.title ?? asks(parent, t) }),
    crumbs: [{ label: t('targets.title'), href: paths.targets.to() }],
    errors,
    whole: t('targets.parts-whole', {
      asks: asks(parent, t),
      whole: show(whole),
      unit,
      document: parent.document ?? '—',
    }),
    note: kind === parent.kind ? null : t('targets.parts-percent', { whole: show(whole) }),
    sentence: fitting.length === 0 ? t('targets.parts-none') : splitSentence(parent, standing, t),
    reaches: fitting.length > 0 && standing.reaches,
    action: paths.targetParts.to({ id: parent.id }),
    back: paths.targets.to(),
    lines,
    total: show(standing.parts),
    fields: [text('document', parts[0]?.document ?? parent.document ?? ''), text('reason', '')],
  };
  return page('targets/parts', data, { status });
}
