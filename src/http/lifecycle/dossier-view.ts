import { PAPER_KINDS } from '../../catalogue/checklists.ts';
import type { Paper } from '../../db/evidence.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import type { Life } from '../../services/life/life-of-project.ts';
import { shanghaiDay } from '../../words/day.ts';
import { number } from '../../words/number.ts';
import { field } from '../field.ts';
import { mayWrite } from '../may-write.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** The checklist with its papers, what may be done with each, and the form that hands one in. */
export function dossierView(record: ProjectRecord, life: Life, request: Request_, errors: readonly FieldProblem[]) {
  const { t, person } = request;
  const { dossier } = life;
  const mayHandIn = mayWrite(person, 'project.report', record);
  const listed = dossier.items.map(({ kind }) => kind as string);
  const choices = [...listed, ...PAPER_KINDS.filter((kind) => !listed.includes(kind))].map((kind) => ({
    value: kind,
    label: t(`lifecycle.paper-${kind}`),
  }));
  // What is asked for first is what a person most likely brings.
  const wanted = dossier.items.filter(({ state }) => state === 'missing' || state === 'returned');
  const next = wanted.find(({ isDue }) => isDue) ?? wanted[0];
  const score =
    dossier.score === null
      ? t('lifecycle.score-none')
      : t('lifecycle.score', { score: number(dossier.score, 0), handedIn: number(dossier.handedIn ?? 0, 0) });
  return {
    score,
    items: dossier.items.map(({ kind, due, state, isDue }) => ({
      name: t(`lifecycle.paper-${kind}`),
      due: t(`options.step.${due}`),
      isDue,
      state: t(`lifecycle.state-${state}`),
      waived: life.waivers.find((waiver) => waiver.kind === kind)?.reason ?? '',
    })),
    papers: life.papers.map((paper) => paperView(record, paper, request, errors)),
    upload: mayHandIn
      ? {
          action: paths.handInPaper.to({ id: record.id }),
          fields: [
            field(
              { name: 'kind', label: t('lifecycle.field-kind'), value: next?.kind ?? '', control: 'select', choices },
              errors,
            ),
            field({ name: 'file', label: t('lifecycle.field-file'), value: '', control: 'file', required: true, hint: t('lifecycle.hint-file') }, errors), // prettier-ignore
          ],
        }
      : null,
    waive: mayWrite(person, 'project.steer', record)
      ? {
          isOpen: errors.some((error) => error.field === 'why' || error.field === 'item'),
          action: paths.waiveItem.to({ id: record.id }),
          fields: [
            field({ name: 'item', label: t('lifecycle.field-item'), value: '', control: 'select', choices: choices.slice(0, listed.length) }, errors), // prettier-ignore
            field({ name: 'why', label: t('lifecycle.field-why'), value: '', hint: t('lifecycle.hint-why'), maxLength: 500 }, errors), // prettier-ignore
          ],
        }
      : null,
  };
}

function paperView(record: ProjectRecord, paper: Paper, { t, person }: Request_, errors: readonly FieldProblem[]) {
  const at = { id: record.id, paper: paper.id };
  const isVoid = paper.void_at !== null;
  const isOwn = paper.uploader_id === person.id;
  const judges = mayWrite(person, 'evidence.judge', record) && !isOwn && !isVoid;
  const reports = mayWrite(person, 'project.report', record) && !isVoid;
  const reason = field({ name: `reason-${paper.id}`, label: t('lifecycle.field-reason'), value: '' }, errors);
  return {
    name: paper.name,
    href: paper.sha256 === null ? null : paths.paper.to(at),
    item: t(`lifecycle.paper-${PAPER_KINDS.find((kind) => kind === paper.kind) ?? 'other'}`),
    state: isVoid ? t('lifecycle.state-void') : t(`lifecycle.state-${paper.state}`),
    by: paper.uploaded_by,
    day: shanghaiDay(new Date(paper.uploaded)),
    judged: judgedText(paper, t),
    isOpen: errors.some((error) => error.field === `reason-${paper.id}`),
    act: judges || reports ? { reason, judge: judges ? paths.judgePaper.to(at) : null, void: reports ? paths.voidPaper.to(at) : null } : null, // prettier-ignore
  };
}

/** Who judged a paper and how, and why it is void. */
function judgedText(paper: Paper, t: Request_['t']): string {
  const verdict =
    paper.judged_by === null || paper.state === 'handed-in'
      ? ''
      : t('lifecycle.judged', { who: paper.judged_by, state: t(`lifecycle.state-${paper.state}`) });
  return [verdict, paper.judged_reason, paper.void_reason].filter((part) => (part ?? '') !== '').join(' · ');
}
