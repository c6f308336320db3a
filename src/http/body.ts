import express, { type Request, type RequestHandler } from 'express';
import multer from 'multer';
import { BadRequest, Refused } from './errors.ts';
import { cleanFileName } from './file-name.ts';
import { collect, parseForm } from './form.ts';
import type { RouteOptions } from './route.ts';
import { isApi, visitOf } from './visit.ts';

const ONE_MIB = 1_048_576;
const MAX_FIELDS = 10_000;
const MAX_DEPTH = 40;

/** The steps that read the body of one route, within its limits; what is neither form nor JSON is refused. */
export function bodySteps(options: RouteOptions): readonly RequestHandler[] {
  const limit = options.maxBytes ?? ONE_MIB;
  const steps = [
    express.text({ type: 'application/x-www-form-urlencoded', limit, defaultCharset: 'utf-8' }),
    express.json({ type: (request) => /[/+]json\b/.test(request.headers['content-type'] ?? ''), limit, strict: false }),
  ];
  return [...steps, ...uploadStep(options), keepBody];
}

function uploadStep({ uploads }: RouteOptions): readonly RequestHandler[] {
  if (!uploads) return [];
  const limits = {
    files: uploads.files,
    fileSize: uploads.maxBytes,
    fields: uploads.fields ?? 500,
    fieldSize: ONE_MIB,
    fieldNestingDepth: 0,
  };
  return [multer({ storage: multer.memoryStorage(), limits, defParamCharset: 'utf8' }).any()];
}

const keepBody: RequestHandler = (request, _response, next) => {
  const visit = visitOf(request);
  const body: unknown = request.body;
  if (typeof body === 'string' && request.is('application/x-www-form-urlencoded')) visit.form = parseForm(body);
  else if (request.is('multipart/form-data')) takeMultipart(request, body);
  else if (isApi(request) && body !== undefined) visit.json = checkedDepth(body);
  else if (Number(request.get('content-length') ?? 0) > 0) throw new Refused(415, 'media-type');
  if ([...visit.form.values()].reduce((count, values) => count + values.length, 0) > MAX_FIELDS)
    throw new Refused(413, 'too-many-fields');
  next();
};

function takeMultipart(request: Request, body: unknown): void {
  if (!Array.isArray(request.files)) throw new Refused(415, 'media-type');
  const visit = visitOf(request);
  visit.form = collect(Object.entries(body as Record<string, unknown>).flatMap(multipartPairs));
  visit.files = request.files.map((file) => ({
    field: file.fieldname,
    name: cleanFileName(file.originalname),
    type: file.mimetype,
    bytes: file.buffer,
  }));
}

/** Multer gathers a repeated name into an array; a nested one (`a[b]`) is nothing we send. */
function multipartPairs([name, value]: [string, unknown]): [string, string][] {
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => {
    if (typeof one !== 'string') throw new BadRequest(`nested field ${name}`);
    return [name, one];
  });
}

function checkedDepth(body: unknown): unknown {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new BadRequest('JSON nested too deeply');
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one as Record<string, unknown>) : [],
    );
  }
  return body;
}
