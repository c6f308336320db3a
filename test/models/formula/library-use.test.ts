import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const sources = ['models', 'src', 'seeds']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => name.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(new URL(file, root), 'utf8');
  return [...text.matchAll(/(?:import (?!type)[^;]*?from|import\()\s*'(mathjs[^']*)'/g)].map(([, name]) => name!);
}

describe('The library of mathematics', () => {
  it('is loaded in one file only', () => {
    expect(sources.filter((file) => importsOf(file).length > 0)).toEqual(['models/formula/parser.ts']);
  });

  it('hands over its parser and nothing that runs what somebody typed', () => {
    const text = readFileSync(new URL('models/formula/parser.ts', root), 'utf8');
    const [, taken] = /const \{ ([^}]*) \} = await import\('mathjs\/number'\)/.exec(text)!;
    expect(taken!.split(', ')).toEqual(['create', 'parseDependencies']);
    const uses = sources
      .filter((file) => file.startsWith('models/formula/'))
      .flatMap(
        (file) => readFileSync(new URL(file, root), 'utf8').match(/\.(evaluate|compile|simplify|derivative)\(/g) ?? [],
      );
    expect(uses).toEqual([]);
  });
});
