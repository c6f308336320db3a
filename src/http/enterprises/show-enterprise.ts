import { fieldOf } from '../../catalogue/fields.ts';
import { findEnterprise, sourcesOfEnterprises } from '../../db/enterprises.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { sourceBasesOf } from '../../db/sources.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionName } from '../../services/options.ts';
import { number, percent } from '../../words/number.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** One enterprise: its sources with what they emitted, and the projects that share each of them. */
export async function showEnterprise(request: Request_, db: Reader): Promise<Reply> {
  const { scope, t, programme, locale } = request;
  const row = await findEnterprise(db, scope, request.params['id'] ?? '');
  if (row === undefined) return notFound();
  const lists = await cityLists(db, programme, locale);
  const sources = await sourcesOfEnterprises(db, scope, [row.id]);
  const ids = sources.map(({ id }) => id);
  const bases = await sourceBasesOf(db, scope, ids);
  const projects = await projectsOf(db, scope, { sources: ids });
  const name = (key: string, value: string): string => optionName(fieldOf(key)!, value, lists, t);
  const data = {
    title: row.name,
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: t('enterprises.title'), href: paths.enterprises.to() },
    ],
    edit: paths.editEnterprise.to({ id: row.id }),
    addSource: paths.newSource.to({ id: row.id }),
    facts: [
      { label: t('enterprises.number'), value: row.id },
      { label: t('fields.credit_code'), value: row.credit_code ?? '—' },
      { label: t('fields.industry'), value: row.industry ?? '—' },
      { label: t('fields.district'), value: name('district', row.district) },
    ],
    sources: sources.map((source) => ({
      id: source.id,
      name: source.name,
      zone: name('zone', source.zone),
      edit: paths.editSource.to({ id: row.id, source: source.id }),
      bases: bases
        .filter((base) => base.source === source.id)
        .map((base) => ({
          pollutant: t(`options.pollutant.${base.pollutant}`),
          tonnes: number(base.tonnes, 2),
          year: base.year === null ? '' : String(base.year),
          asOf: base.as_of ?? '',
          control: [base.capture, base.removal, base.uptime].map((one) => percent(one)).join(' / '),
          document: base.document ?? '',
        })),
      projects: projects
        .filter((project) => project.source === source.id)
        .map((project) => ({ href: paths.project.to({ id: project.id }), id: project.id, name: project.name })),
    })),
  };
  return page('enterprises/enterprise', data);
}
