// `npm run docs` writes docs/reference.md from the program itself; with --check it only compares, so that a new address, table, method or
// setting cannot be merged undocumented.
import { readFileSync, writeFileSync } from 'node:fs';
import { allRoutes } from '../src/http/places.ts';
import { loadModelFiles } from '../src/model-files.ts';
import { migrationsFor } from '../src/db/migrations/migrations.ts';
import { FIELDS } from '../src/catalogue/fields.ts';
import { ACTIONS, may, ROLES } from '../src/catalogue/roles.ts';
import { translator } from '../src/words/messages.ts';

const file = new URL('../docs/reference.md', import.meta.url);
const t = translator('zh-CN');
const en = translator('en');
const { methods } = await loadModelFiles();

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const text = `# Reference

Written by \`npm run docs\` from the program itself; \`npm run check\` fails when it is out of date.

## Addresses

${table(
  ['method', 'address', 'who', 'also as'],
  allRoutes().map(({ method, path, access, options }) => [
    method,
    `\`${path}\``,
    access,
    (options.formats ?? []).map((format) => `.${format}`).join(' '),
  ]),
)}

## Roles

${table(
  ['action', ...ROLES],
  ACTIONS.map((action) => [action, ...ROLES.map((role) => (may(role, action) ? '●' : ''))]),
)}

## Fields of a project

In the order of the import template; the header of a column is the Chinese or the English name, or the key.

${table(
  ['key', 'Chinese', 'English', 'kind', 'typed or computed'],
  FIELDS.map(({ key, kind, origin }) => [`\`${key}\``, t(`fields.${key}`), en(`fields.${key}`), kind, origin]),
)}

## Methods

${table(
  ['id', 'name', 'form', 'types'],
  [...methods.values()].map(({ id, form, definition }) => [
    `\`${id}\``,
    `${definition.name.zh} · ${definition.name.en}`,
    form,
    definition.applies_to.join(' '),
  ]),
)}

## Migrations

${Object.keys(migrationsFor('sqlite'))
  .map((name) => `- ${name}`)
  .join('\n')}
`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/reference.md is out of date: npm run docs');
  process.exitCode = 1;
}
process.exit();
