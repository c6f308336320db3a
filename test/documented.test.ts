import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const operating = text('docs/operating.md');

describe('the documentation', () => {
  const variables = [
    ...new Set([...text('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)),
  ];

  it('knows every variable of the environment', () => {
    expect(variables.length).toBeGreaterThan(8);
    expect(variables.filter((name) => !operating.includes(`\`${name}\``))).toEqual([]);
  });

  it('knows every command', () => {
    const commands = [...text('src/main.ts').matchAll(/^ {2}'?([a-z-]+)'?: async/gm)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.filter((name) => !operating.includes(`\`${name} `) && !operating.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  it('points at files that exist', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/operating.md', 'models/README.md'];
    const links = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => [page, target!] as const),
    );
    const broken = links.filter(([page, target]) => {
      try {
        readFileSync(join(root, page, '..', target));
        return false;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'EISDIR';
      }
    });
    expect(broken).toEqual([]);
  });
});
