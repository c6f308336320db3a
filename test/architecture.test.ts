import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const TOP_LEVEL = [
  'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md', 'docs', 'models', 'package-lock.json', 'package.json', 'security', 'seeds', 'src', 'test', 'tsconfig.json', 'views',
]; // prettier-ignore
const LONGEST = 300;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the house', () => {
  it('holds at its top what it promises and nothing else', () => {
    const found = [...new Set(files.map((file) => file.split('/')[0]!))].filter((name) => !name.startsWith('.'));
    expect(found.sort()).toEqual(TOP_LEVEL);
  });

  it('has no file of code above three hundred lines', () => {
    const code = files.filter((file) => /\.(ts|mjs|js|css|hbs)$/.test(file));
    const long = code.filter((file) => text(file).split('\n').length - 1 > LONGEST);
    expect(long).toEqual([]);
  });

  it('names files in kebab-case and has no drawer for odds and ends', () => {
    const code = files.filter((file) => /^(models|src)\/.*\.(ts|mjs)$/.test(file));
    expect(code.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
    expect(code.filter((file) => /\/(utils|helpers|common|types)\//.test(file))).toEqual([]);
  });

  it('never hands typed text to an evaluator of mathjs', () => {
    const offenders = files
      .filter((file) => /^(models|src|seeds)\/.*\.ts$/.test(file))
      .filter((file) => /mathjs/.test(text(file)) && /\.(evaluate|compile|simplify|derivative)\(/.test(text(file)));
    expect(offenders).toEqual([]);
  });
});

describe('the lockfile', () => {
  const lock = JSON.parse(text('package-lock.json')) as {
    packages: Record<string, { version?: string; resolved?: string; license?: string }>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { minimum, forbidden } = JSON.parse(text('security/minimum-versions.json')) as {
    minimum: Record<string, string>;
    forbidden: Record<string, string>;
  };

  it('names exact versions only', () => {
    const own = JSON.parse(text('package.json')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('ties nobody to one registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('keeps above the versions with published holes and without what is forbidden', () => {
    const order = (version: string): number[] => version.split('-')[0]!.split('.').map(Number);
    const older = (version: string, than: string): boolean => {
      const [a, b] = [order(version), order(than)];
      const at = a.findIndex((part, index) => part !== b[index]);
      return at >= 0 && a[at]! < b[at]!;
    };
    const low = packages
      .filter(([path, { version = '0.0.0' }]) => older(version, minimum[nameOf(path)] ?? '0.0.0'))
      .map(([path]) => path);
    expect(low).toEqual([]);
    expect(packages.map(([path]) => nameOf(path)).filter((name) => name in forbidden)).toEqual([]);
  });

  it('brings no dependency under a licence that does not permit', () => {
    const strict = packages
      .filter(([, { license = '' }]) => /\b(A?GPL|SSPL|BUSL)\b/.test(license) && !/ OR /.test(license))
      .map(([path]) => path);
    expect(strict).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds no binary but pictures of the documentation', () => {
    const binary = files
      .filter((file) => statSync(join(root, file)).isFile() && readFileSync(join(root, file)).includes(0))
      .filter((file) => !/^docs\/.*\.png$/.test(file));
    expect(binary).toEqual([]);
  });

  it('names no machine of ours', () => {
    const paths = files
      .filter((file) => file !== relative(root, import.meta.filename) && !file.endsWith('.png'))
      .filter((file) => /(^|[\s'"`(=])\/(work|root|home|farm)\/[a-z]/m.test(text(file)));
    expect(paths).toEqual([]);
    expect(readdirSync(root)).toContain('LICENSE');
  });
});
