import { DOUBLE_CODES } from '../../catalogue/review/double-count.ts';
import type { Reader } from '../../db/reader.ts';
import { projectsOf } from '../../db/projects.ts';
import { paths } from '../../paths.ts';
import { doubleCounting } from '../../services/review/double-counting.ts';
import { tonnes } from '../../words/number.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

const SHOWN = 50;

/** 重复计算: where one tonne may be counted twice, by kind. */
export async function showDoubles(request: Request_, db: Reader): Promise<Reply> {
  const { scope, t } = request;
  const found = await doubleCounting(db, scope);
  const named = found.flatMap(({ project, others }) => [project, ...others]);
  const names = new Map((await projectsOf(db, scope, { ids: [...new Set(named)] })).map(({ id, name }) => [id, name]));
  const link = (id: string) => ({ id, name: names.get(id) ?? '', href: paths.projectReview.to({ id }) });
  return page('reviews/doubles', {
    title: t('reviews.doubles'),
    crumbs: [{ label: t('reviews.title'), href: paths.reviews.to() }],
    tabs: ledgerTabs(request, 'reviews'),
    groups: DOUBLE_CODES.map((code) => {
      const mine = found.filter((one) => one.code === code);
      return {
        code,
        title: t('reviews.double-title', { name: t(`reviews.double-${code}`), count: mine.length }),
        why: t(`reviews.double-why-${code}`),
        none: mine.length === 0,
        more: mine.length > SHOWN ? t('reviews.doubles-more', { shown: SHOWN, count: mine.length }) : null,
        hasOthers: mine.some(({ others }) => others.length > 0),
        lines: mine.slice(0, SHOWN).map(({ project, others, fullYear }) => ({
          ...link(project),
          nox: tonnes(fullYear.NOx ?? 0),
          voc: tonnes(fullYear.VOC ?? 0),
          others: others.map(link),
        })),
      };
    }),
  });
}
