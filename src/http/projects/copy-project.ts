import type { ProjectRecord } from '../../db/project-record.ts';
import type { Translate } from '../../words/messages.ts';
import { typedOf, type TypedProject } from './typed-project.ts';

/** What belongs to one project's own life and papers, and is not true of its copy. */
const OWN = [
  'sender_code',
  'progress',
  'started',
  'finished',
  'effective',
  'problem',
  'spent',
  'fund_no',
  'amounts',
  'plan_start',
  'plan_finish',
  'replaces',
];

/** A new project as like another as may be: back at 储备, nothing done yet. */
export function copyOf(record: ProjectRecord, once: string, t: Translate): TypedProject {
  const typed = typedOf(record, once);
  const built = record.status === 'built' || record.status === 'verified';
  return {
    ...typed,
    texts: {
      ...typed.texts,
      ...Object.fromEntries(OWN.map((key) => [key, ''])),
      name: t('projects.copy-name', { name: record.name }),
      step: 'reserve',
      // Before a project is built the stable-run day is the plan's.
      effective: '',
      run: built ? '' : (typed.texts['run'] ?? ''),
    },
    tranches: typed.tranches.map((row) => ({ ...row, done: '', status: 'proposed', evidence: '' })),
    version: null,
  };
}
