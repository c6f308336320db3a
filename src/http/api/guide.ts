import { z } from 'zod';
import { may, ROLES } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import { hasMessage } from '../../words/messages.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { templateOf } from './description.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { projectInputShape } from './project-shapes.ts';
import { joined } from '../../words/joined.ts';

/** What programs are refused with; worded as the error pages are. */
const REFUSALS = [400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429, 503] as const;

/** The interface for programs as a page to read: how to begin, its addresses with who may, the fields of a project, what is refused. */
export function showGuide({ t }: Request_): Reply {
  return page('api/guide', {
    title: t('api.title'),
    crumbs: [{ label: t('settings.title'), href: paths.settings.to() }, { label: t('settings.tab.tokens'), href: paths.tokens.to() }], // prettier-ignore
    tokens: paths.tokens.to(),
    description: paths.apiDescription.to(),
    operations: operations.map((one) => operationView(one, t)),
    fields: fieldsOf(t),
    refusals: REFUSALS.map((status) => ({ status, title: t(`errors.${String(status)}.title`), what: t(`errors.${String(status)}.what`) })), // prettier-ignore
  });
}

function operationView({ id, route, parameters = [], body, answers }: Operation, t: Request_['t']) {
  const { access } = route;
  const roles = ROLES.filter((role) => access === 'public' || access === 'signed-in' || may(role, access));
  return {
    method: route.method,
    address: templateOf(route.path),
    summary: t(`api.${id}`),
    roles:
      roles.length === ROLES.length
        ? t('api.everybody')
        : joined(
            roles.map((role) => t(`frame.role.${role}`)),
            t,
          ),
    parameters: parameters.map(({ name, in: place, required }) => ({
      name: place === 'header' ? `${name}:` : `?${name}=`,
      required: required === true,
    })),
    body: body?.name ?? null,
    answer: Object.keys(answers).find((status) => Number(status) < 300) ?? '',
  };
}

/** The fields a program may send of a project, with their words, kinds and which must be there. */
function fieldsOf(t: Request_['t']) {
  const { properties = {}, required = [] }: JsonSchema = z.toJSONSchema(projectInputShape.schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.entries(properties)
    .filter(([, kind]) => typeof kind === 'object' && kind.readOnly !== true)
    .map(([key, kind]) => ({
      key,
      name: hasMessage(`fields.${key}`) ? t(`fields.${key}`) : '',
      kind: typeof kind === 'object' ? kindOf(kind) : '',
      required: required.includes(key),
    }));
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The kinds of value a field takes, as JSON calls them; a short closed list by its values. */
function kindOf({ type, enum: values, anyOf, const: only }: JsonSchema): string {
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  if (anyOf !== undefined) return [...new Set(anyOf.map((one) => (typeof one === 'object' ? kindOf(one) : '')))].join(' | '); // prettier-ignore
  return Array.isArray(type) ? type.join(' | ') : (type ?? '');
}
