import { may, ROLES } from '../../catalogue/roles.ts';
import { stopsWhenMerged } from '../refuse-merged.ts';
import { z } from 'zod';
import type { Translate } from '../../words/messages.ts';
import type { Operation, Parameter, Shape } from './operation.ts';
import { problemShape } from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is refused the same way everywhere; others follow from what an address takes. */
const ALWAYS = [401, 406, 429];

/** The interface as OpenAPI 3.1, made from the table of operations and the schemas that check what is sent. */
export function describeApi(operations: readonly Operation[], version: string, t: Translate) {
  const addresses = [...new Set(operations.map(({ route }) => route.path))];
  return {
    openapi: '3.1.0',
    info: { title: t('api.title'), version, description: t('api.about') },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      addresses.map((path) => [
        templateOf(path),
        pathItem(
          operations.filter(({ route }) => route.path === path),
          t,
        ),
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api.token') } },
      schemas: Object.fromEntries(
        [...shapesOf(operations)].map(([name, shape]) => [name, jsonSchema(shape.schema, shape.io)]),
      ),
    },
  };
}

/** `/api/v1/projects/:id` as OpenAPI writes it. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

function pathItem(operations: readonly Operation[], t: Translate): Json {
  return Object.fromEntries(operations.map((one) => [one.route.method.toLowerCase(), describe(one, t)]));
}

function describe({ id, route, parameters = [], body, answers, refuses }: Operation, t: Translate): Json {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    in: 'path',
    name,
    required: true,
    schema: { type: 'string' },
  }));
  const open = route.access === 'public';
  return {
    operationId: id,
    summary: t(`api.${id}`),
    ...(open ? { security: [] } : { 'x-right': route.access }),
    parameters: [...inPath, ...parameters.map(parameterOf)],
    ...(body && { requestBody: { required: true, content: jsonContent(body) } }),
    responses: {
      ...Object.fromEntries(
        refusalsOf({ route, parameters, body, refuses }).map((status) => [
          status,
          refusal(problemShape, status, t, stopsWhenMerged(route.path)),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(answers).map(([status, shape]) => [status, answerOf(status, shape, t, route.options.media)]),
      ),
    },
  };
}

function parameterOf({ in: place, name, required, schema }: Parameter): Json {
  return { in: place, name, required: required === true, schema: jsonSchema(schema, 'input') };
}

type Asked = Pick<Operation, 'route' | 'parameters' | 'body' | 'refuses'>;

/** The statuses an operation may be refused with. */
function refusalsOf({ route, parameters, body, refuses = [] }: Asked): readonly number[] {
  const { access } = route;
  if (access === 'public') return [406, 429];
  const takesMore = parameters?.some(({ name }) => name !== 'If-Match') === true;
  const version = parameters?.find(({ name }) => name === 'If-Match');
  const writes = route.method !== 'GET';
  return [
    ...ALWAYS,
    ...(route.path.includes(':') ? [404] : []),
    ...(writes ? [400] : []),
    // A step of a sheet that takes nothing but the version has nothing to be wrong in.
    ...(writes && (body !== undefined || takesMore) ? [422] : []),
    ...(body ? [413, 415] : []),
    ...(ROLES.some((role) => access !== 'signed-in' && !may(role, access)) ? [403] : []),
    ...(version === undefined ? [] : [412]),
    ...(version?.required === true ? [428] : []),
    ...refuses,
    ...(writes && stopsWhenMerged(route.path) ? [409] : []),
  ];
}

function answerOf(status: string, shape: Shape | null, t: Translate, media?: string): Json {
  if (Number(status) >= 400 && shape) return refusal(shape, Number(status), t);
  const description = t(`api.answer.${status}`);
  if (media !== undefined) return { description, content: { [media]: {} } };
  return shape === null ? { description } : { description, content: jsonContent(shape) };
}

function refusal({ name }: Shape, status: number, t: Translate, merges = false): Json {
  return {
    description: t(`errors.${status === 409 && merges ? 'merged' : String(status)}.title`),
    content: { 'application/problem+json': { schema: reference(name) } },
  };
}

function jsonContent({ name }: Shape): Json {
  return { 'application/json': { schema: reference(name) } };
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function shapesOf(operations: readonly Operation[]): ReadonlyMap<string, Shape> {
  const named = operations.flatMap(({ body, answers }) => [...(body ? [body] : []), ...Object.values(answers)]);
  const all = [problemShape, ...named.filter((shape) => shape !== null)];
  return new Map(all.map((shape) => [shape.name, shape]));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
