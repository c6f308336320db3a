import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'express-handlebars';
import Handlebars from 'handlebars';
import { viewHelpers } from './view-helpers.ts';
import type { ViewSurroundings } from './view-surroundings.ts';

const viewsFolder = fileURLToPath(new URL('../../views/', import.meta.url));
export const assetsFolder = join(viewsFolder, 'assets');

export interface ViewEngine {
  /** Renders `views/<view>.hbs`; every field the view names must be present. */
  readonly render: (view: string, data: object, surroundings: ViewSurroundings) => string;
  /** `views/layout.hbs` around a body that `render` made. */
  readonly renderLayout: (body: string, frame: object, surroundings: ViewSurroundings) => string;
  /** The folder under which style sheets and modules are served; changes with their content. */
  readonly assetsBase: string;
}

/** Compiles every view from disk once. A view is also a partial under its own name (`{{> parts/pager}}`). */
export async function createViewEngine(): Promise<ViewEngine> {
  const handlebars = Handlebars.create();
  const assetsBase = `/assets/${hashOfFolder(assetsFolder)}`;
  const engine = create({ extname: '.hbs', handlebars, compilerOptions: { strict: true } });
  const templates = await engine.getTemplates(viewsFolder, { cache: true });
  const views = new Map<string, Handlebars.TemplateDelegate>();
  for (const [file, template] of Object.entries(templates as Record<string, Handlebars.TemplateDelegate>)) {
    const name = file.replace(/\.hbs$/, '');
    views.set(name, template);
    handlebars.registerPartial(name, template);
  }
  const render: ViewEngine['render'] = (view, data, surroundings) => renderView(views, view, data, surroundings);
  handlebars.registerHelper(viewHelpers(assetsBase, render));
  return {
    assetsBase,
    render,
    renderLayout: (body, frame, surroundings) =>
      render('layout', { frame, body: new Handlebars.SafeString(body) }, surroundings),
  };
}

function renderView(
  views: ReadonlyMap<string, Handlebars.TemplateDelegate>,
  view: string,
  data: object,
  surroundings: ViewSurroundings,
): string {
  const template = views.get(view);
  if (!template) throw new Error(`no view ${view}`);
  return template(data, { data: surroundings });
}

function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}
