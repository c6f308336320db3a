import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import type { Life } from '../../services/life/life-of-project.ts';
import { PACKAGE_KINDS } from '../../services/life/change-package.ts';
import { number } from '../../words/number.ts';
import { field } from '../field.ts';
import { mayWrite } from '../may-write.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** The four packages of an ultra-low-emission project, each with its form where the person may report; one that was refused stands open. */
export function packagesView(
  record: ProjectRecord,
  life: Life,
  { t, person }: Request_,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldProblem[],
) {
  return PACKAGE_KINDS.map((kind) => {
    const one = life.packages.find((known) => known.kind === kind);
    const control = (name: 'progress' | 'evaluated' | 'evaluator' | 'published' | 'notice', value: string) =>
      field(
        {
          name: `${kind}-${name}`,
          label: t(`lifecycle.package-${name}`),
          value: typed[`${kind}-${name}`] ?? value,
          control: name === 'progress' ? 'number' : name === 'evaluated' || name === 'published' ? 'date' : 'text',
          ...(name === 'progress' ? { unit: '%' } : {}),
          maxLength: 200,
        },
        errors,
      );
    return {
      name: t(`projects.package-${kind}`),
      state: t(`lifecycle.package-state-${one?.state ?? 'open'}`),
      progress: one?.progress == null ? '—' : `${number(one.progress, 0)}%`,
      evaluated: [one?.evaluated, one?.evaluator].filter((part) => (part ?? '') !== '').join(' '),
      published: [one?.published, one?.notice].filter((part) => (part ?? '') !== '').join(' '),
      form: mayWrite(person, 'project.report', record)
        ? {
            isOpen: errors.some((error) => error.field.startsWith(`${kind}-`)),
            action: paths.workPackage.to({ id: record.id, kind }),
            version: String(one?.version ?? 0),
            fields: [
              control('progress', one?.progress == null ? '' : String(one.progress)),
              control('evaluated', one?.evaluated ?? ''),
              control('evaluator', one?.evaluator ?? ''),
              control('published', one?.published ?? ''),
              control('notice', one?.notice ?? ''),
            ],
          }
        : null,
    };
  });
}
