import { isOwnKey } from '../../catalogue/own-key.ts';
import type { Conflict, ConflictField } from '../../services/changes/conflict.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { changeText } from '../../services/changes/change-text.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { collect } from '../form.ts';
import { page, type Reply } from '../reply.ts';
import type { Form, Request_ } from '../request.ts';
import { FORM_FIELDS } from './form-sections.ts';
import { pairsOf, typedOf, type TypedProject } from './typed-project.ts';

/** Lists of the form that are taken whole. */
const LISTS = ['measures', 'tranches', 'windows'] as const;
/** 备注 of a record: what a person says about it without changing it. */
const REMARKS = 'problem';

/** What the person decided on the conflict page: the form to save, or what is still to be chosen. */
export type Resolution =
  { readonly kind: 'save'; readonly form: Form } | { readonly kind: 'ask'; readonly missing: boolean };

/** Fields that both changed, one differently from the other; what follows from them is not chosen on its own. */
function toChoose({ fields }: Conflict): readonly ConflictField[] {
  const both = fields.filter(({ touched }) => touched === 'both');
  const byMethod = both.some(({ field }) => field === 'measures');
  return both.filter(({ field }) => isOfForm(field) && !(byMethod && field === 'reduces'));
}

const isOfForm = (field: string): boolean =>
  FORM_FIELDS.includes(field) || isOwnKey(field) || LISTS.some((list) => list === field);

/** Applies the choice, when one was made against the version that is still the latest. */
export function resolved(conflict: Conflict, mine: TypedProject, pressed: string): Resolution {
  const { theirs } = conflict;
  if (mine.seen !== theirs.version) return { kind: 'ask', missing: false };
  if (pressed === 'keep-remarks') {
    const other = typedOf(theirs, mine.once);
    const texts = { ...other.texts, [REMARKS]: mine.texts[REMARKS] ?? '' };
    return { kind: 'save', form: formOf({ ...other, texts, reason: mine.reason }) };
  }
  if (pressed !== 'resolve') return { kind: 'ask', missing: false };
  if (toChoose(conflict).some(({ field }) => mine.picks[field] === undefined)) return { kind: 'ask', missing: true };
  return { kind: 'save', form: formOf(mergedTyped(conflict, mine)) };
}

/** What only they touched is theirs, what both touched is as it was picked, the rest as I typed it; it now begins from their version. */
function mergedTyped({ theirs, fields }: Conflict, mine: TypedProject): TypedProject {
  const other = typedOf(theirs, mine.once);
  const taken = new Set(
    fields
      .filter(({ touched, field }) => touched === 'theirs' || (touched === 'both' && mine.picks[field] === 'theirs'))
      .map(({ field }) => field as string),
  );
  // The reduction follows the methods wherever there are any.
  if (taken.has('measures')) taken.add('reduces');
  const texts = Object.fromEntries(
    Object.entries(mine.texts).map(([key, text]) => [
      key,
      taken.has(key) ? (other.texts[key] ?? (isOwnKey(key) ? '' : text)) : text,
    ]),
  );
  return {
    ...mine,
    texts,
    measures: taken.has('measures') ? other.measures : mine.measures,
    tranches: taken.has('tranches') ? other.tranches : mine.tranches,
    windows: taken.has('windows') ? other.windows : mine.windows,
    version: theirs.version,
  };
}

function formOf(typed: TypedProject): Form {
  return collect([...pairsOf(typed), ['do', 'save']]);
}

/** Base, theirs and mine per field. Nothing is written until the person has chosen; what they typed travels along. */
export async function conflictPage(
  request: Request_,
  db: Reader,
  conflict: Conflict,
  mine: TypedProject,
  missing: boolean,
): Promise<Reply> {
  const { t, programme, locale } = request;
  const lists = await wordedLists(db, programme, locale);
  const { theirs } = conflict;
  const choose = toChoose(conflict);
  const text = (field: string, value: unknown): string => changeText(field, value, lists, t);
  const shown = conflict.fields.filter(({ field }) => isOfForm(field) && field !== 'reduces');
  const reduces = conflict.fields.filter(({ field }) => field === 'reduces');
  const errors = choose
    .filter(({ field }) => missing && mine.picks[field] === undefined)
    .map(({ field }) => ({ field: `pick-${field}`, message: t('problems.pick-one', { field: t(`fields.${field}`) }) }));
  const data = {
    title: t('projects.conflict-title'),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: theirs.id, href: paths.project.to({ id: theirs.id }) },
    ],
    errors,
    sentence: t('projects.conflict', {
      who: theirs.updated_by,
      when: shanghaiMinute(theirs.updated),
      count: choose.length,
    }),
    action: paths.editProject.to({ id: theirs.id }),
    draftAction: paths.drafts.to({ id: theirs.id }),
    hidden: [...pairsOf(mine), ['seen', String(theirs.version)] as const].map(([name, value]) => ({ name, value })),
    fields: [...shown, ...reduces].map(({ field, base, theirs: other, mine: own, touched }) => {
      const isChosen = choose.some((one) => one.field === field);
      return {
        id: `pick-${field}`,
        name: `pick.${field}`,
        label: t(`fields.${field}`),
        base: text(field, base),
        theirs: text(field, other),
        mine: text(field, own),
        isChosen,
        pickedTheirs: mine.picks[field] === 'theirs',
        pickedMine: mine.picks[field] === 'mine',
        isTheirs: touched === 'theirs',
        isMine: touched === 'mine',
        taken: t(
          touched === 'theirs'
            ? 'projects.conflict-theirs'
            : touched === 'mine'
              ? 'projects.conflict-mine'
              : 'projects.conflict-follows',
        ),
      };
    }),
    remarks: conflict.fields.some(({ field, touched }) => field === REMARKS && touched !== 'theirs'),
    drop: paths.deleteDraft.to({ record: theirs.id }),
  };
  return page('projects/conflict', data, { status: errors.length > 0 ? 422 : 409 });
}
