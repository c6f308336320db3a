import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { field } from '../../../src/http/field.ts';
import { createViewEngine, type ViewEngine } from '../../../src/http/view-engine.ts';
import { translator } from '../../../src/words/messages.ts';

const folder = fileURLToPath(new URL('../../../views/', import.meta.url));
const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hbs'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.hbs$/, ''))
  .sort();

/** The only things a view prints as markup: what our own code made of data. */
const OUR_MARKUP = ['svg', 'mathml', 'style'];

/** Every name any view asks for. */
const NAMES = new Set(
  views.flatMap((view) => {
    const source = readFileSync(join(folder, `${view}.hbs`), 'utf8');
    return [...source.matchAll(/\{\{.*?\}\}/gs)].flatMap(([part]) => part.match(/[a-zA-Z]\w*/g) ?? []);
  }),
);

const HOSTILE = '<img src=x onerror=alert(1)>"\'`=';

describe('a field with several faults', () => {
  test.each([
    ['zh-CN', '第一句；第二句'],
    ['en', '第一句; 第二句'],
  ] as const)('tells them in %s joined as that language joins clauses', async (locale, told) => {
    const engine = await createViewEngine();
    const errors = ['第一句', '第二句'].map((message) => ({ field: 'x', message }));
    const surroundings = { t: translator(locale), locale, csrf: () => '' };
    expect(engine.render('parts/field', field({ name: 'x', label: 'X', value: '' }, errors), surroundings)).toContain(`</span>${told}</p>`); // prettier-ignore
    expect(engine.render('parts/field', field({ name: 'x', label: 'X', value: '' }), surroundings)).not.toContain('x-error'); // prettier-ignore
  });
});

describe('every view', () => {
  let engine: ViewEngine;

  beforeAll(async () => {
    engine = await createViewEngine();
  });

  test.each(views)('%s shows hostile text as text', (view) => {
    const surroundings = { t: () => HOSTILE, locale: 'zh-CN', csrf: () => HOSTILE } as const;
    const html = engine.render(view, hostile(0) as object, surroundings);
    expect(html).not.toContain('<img src=x');
    expect(html).not.toMatch(/onerror=alert/);
  });

  test.each(views)('%s quotes its attributes and holds neither styles nor scripts', (view) => {
    const source = readFileSync(join(folder, `${view}.hbs`), 'utf8');
    const printedRaw = [...source.matchAll(/\{\{(?:\{|&)\s*([^}]*?)\s*\}/g)].map(([, name]) =>
      name!.split('.').at(-1)!,
    );
    expect(printedRaw.filter((name) => !OUR_MARKUP.includes(name))).toEqual([]);
    if (!view.startsWith('briefings/')) expect(source).not.toMatch(/<style/i);
    expect(source).not.toMatch(/\sstyle=/i);
    expect(source).not.toMatch(/<script(?![^>]*\ssrc=)/i);
    expect(source).not.toMatch(/\son\w+=/i);
    expect(source).not.toMatch(/javascript:/i);
    const bare = source.replace(/\{\{.*?\}\}+/gs, 'X').replace(/"[^"]*"/g, '""');
    expect(bare.match(/<[a-z][^<>]*\s[\w-]+=(?!")[^<>]*>/gi) ?? []).toEqual([]);
  });
});

/** Answers every question a view may ask: as text it is hostile, as a list it has one hostile element, and it has every field. */
function hostile(depth: number): unknown {
  const has = () => true;
  return new Proxy(depth < 8 ? [null] : [], {
    has,
    // A partial called with arguments copies its context field by field, so the fields must be countable.
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...NAMES])],
    get: (target, key) => valueOf(target, key, depth),
    getOwnPropertyDescriptor: (target, key) =>
      Reflect.getOwnPropertyDescriptor(target, key) ?? {
        value: hostile(depth + 1),
        configurable: true,
        enumerable: true,
        writable: true,
      },
  });
}

function valueOf(target: unknown[], key: string | symbol, depth: number): unknown {
  if (key === 'length') return target.length;
  if (key === Symbol.toPrimitive || key === 'toString' || key === 'valueOf') return () => HOSTILE;
  if (OUR_MARKUP.includes(String(key))) return '';
  if (key === 'toHTML' || typeof key === 'symbol') return undefined;
  return hostile(depth + 1);
}
