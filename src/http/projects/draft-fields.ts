import { draftsOf, findDraft, type DraftOwner } from '../../db/drafts.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import type { DraftsTable } from '../../db/tables/draft-tables.ts';
import { paths, type Link } from '../../paths.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { collect } from '../form.ts';
import type { Request_ } from '../request.ts';
import { readTyped, type TypedProject } from './typed-project.ts';

/** The query word with which the form goes on from a draft. */
export const DRAFT = 'draft';

export function draftOwner({ programme, person, scope }: Request_): DraftOwner {
  return { city: programme.city, programme: programme.id, userId: person.id, district: scope.district };
}

/** What a draft holds, as typed; undefined when there is none under this name. */
export async function draftTyped(request: Request_, db: Reader, record: string): Promise<TypedProject | undefined> {
  const draft = await findDraft(db, draftOwner(request), record);
  if (draft === undefined) return undefined;
  return readTyped(collect(JSON.parse(draft.fields) as [string, string][])).typed;
}

/** Where a draft is gone on with. */
export function continueLink({ project, record }: Pick<DraftsTable, 'project' | 'record'>): Link {
  return project === null
    ? paths.newProject.to({ [DRAFT]: record })
    : paths.editProject.to({ id: project }, { [DRAFT]: 1 });
}

/** The draft of this record that waits beside the form, in words; for a new project the latest one. */
export async function draftBeside(request: Request_, db: Reader, current: ProjectRecord | null) {
  const owner = draftOwner(request);
  const draft =
    current === null
      ? (await draftsOf(db, owner)).find(({ project }) => project === null)
      : await findDraft(db, owner, current.id);
  if (draft === undefined) return null;
  const params = { title: draft.title, when: shanghaiMinute(draft.saved) };
  return { text: request.t('projects.draft-waits', params), href: continueLink(draft) };
}
