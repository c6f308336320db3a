import { type Notice, NOTICE_KINDS } from '../../catalogue/notices.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { type Link, paths } from '../../paths.ts';
import { followingRules } from '../../services/following/following.ts';
import { cityLists } from '../../services/options.ts';
import { noticesFor, wordNotice } from '../../services/notices/notices.ts';
import { acknowledge as keepSeen } from '../../services/notices/sheet-notices.ts';
import { ignoredIn } from '../ignored.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { read, write, type Route } from '../route.ts';

const SHOWN_OF_KIND = 100;

export const routes: readonly Route[] = [
  read(paths.notices.pattern, 'project.read', showNotices),
  write(paths.notices.pattern, 'profile', acknowledge),
];

/** What needs the person signed in, one line per project. */
async function showNotices(request: Request_, db: Reader): Promise<Reply> {
  const { programme, person, asOf, locale, t } = request;
  const notices = await noticesFor(db, programme, person.id, asOf);
  const { announce } = await followingRules(db, programme.city);
  const lists = await cityLists(db, programme, locale);
  const groups = NOTICE_KINDS.flatMap((kind) => {
    const own = notices.filter((notice) => notice.kind === kind);
    if (own.length === 0) return [];
    const shown = own.slice(0, SHOWN_OF_KIND);
    return [
      {
        kind,
        title: t(`notices.kind-${kind}`, { count: own.length, days: announce }),
        more: own.length > shown.length ? t('notices.more', { count: own.length - shown.length }) : null,
        lines: shown.map((notice) => ({
          value: [notice.project.id, kind, notice.mark].join('/'),
          id: `n-${kind}-${notice.project.id}`,
          href: doorOf(notice),
          text: wordNotice(notice, t),
          district: lists.districts.find(({ id }) => id === notice.project.district)?.name ?? '',
        })),
      },
    ];
  });
  return page('notices/notices', {
    title: t('notices.title'),
    ignored: ignoredIn(request.query, {}),
    sentence: notices.length === 0 ? t('notices.none') : t('notices.sentence', { count: notices.length }),
    groups,
    action: paths.notices.to(),
  });
}

/** Where what a notice tells of is dealt with. */
function doorOf({ kind, mark, project: { id } }: Notice): Link {
  if (kind === 'request' || kind === 'replied') return paths.request.to({ id: mark });
  if (kind === 'supervision' || kind === 'answered') return paths.supervision.to({ id });
  if (kind === 'sheet') return paths.draftSheet.to({ id });
  return kind === 'unmade' ? paths.schedule.to({ id }) : paths.projectProgress.to({ id });
}

/** Notes what was read; it comes back when its state changes. */
async function acknowledge(request: Request_, trx: Writer): Promise<Reply> {
  const { programme, scope, person, asOf, form, now, t } = request;
  const ticked = new Set(form.get('seen') ?? []);
  const own = await noticesFor(trx, programme, person.id, asOf);
  const all = form.get('do')?.[0] === 'all';
  const seen = own.filter(({ project, kind, mark }) => all || ticked.has([project.id, kind, mark].join('/')));
  await keepSeen(trx, scope, { userId: person.id, at: now.toISOString() }, seen);
  return redirect(paths.notices.to(), { notice: t('notices.seen', { count: seen.length }) });
}
