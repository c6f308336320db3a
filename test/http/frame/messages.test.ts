import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES, readCatalogue, translator } from '../../../src/words/messages.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const [chinese, english] = LOCALES.map((locale) => readCatalogue(locale));

describe('the messages', () => {
  test('stand in both languages under the same keys', () => {
    expect([...english!.keys()].sort()).toEqual([...chinese!.keys()].sort());
  });

  test('ask for the same parameters in both languages', () => {
    const differing = [...chinese!].filter(
      ([key, text]) => parameters(text, 'zh-CN').join() !== parameters(english!.get(key) ?? '', 'en').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('exist for every key a view or a source file names', () => {
    const named = [...sources('views', '.hbs'), ...sources('src', '.ts')].flatMap(({ file, text }) =>
      [...text.matchAll(/(?:\bt|translator\([^)]*\))(?:\(| )\s*'([a-z][\w-]*\.[\w.-]+)'/g)].map(
        ([, key]) => [key!, file] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([key]) => !chinese!.has(key))).toEqual([]);
  });

  test('exist for every family of keys a source file builds', () => {
    const families = sources('src', '.ts').flatMap(({ file, text }) =>
      [...text.matchAll(/\bt\(\s*`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(([, start]) => [start!, file] as const),
    );
    const keys = [...chinese!.keys()];
    expect(families.filter(([start]) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
  });

  test('are each named somewhere: none is left over from a page that changed', () => {
    const text = [...sources('views', '.hbs'), ...sources('src', '.ts')].map((one) => one.text).join('\n');
    const named = new Set([...text.matchAll(/['"`]([a-z][\w-]*\.[\w.-]+)['"`]/g)].map(([, key]) => key!));
    const families = [...text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(([, start]) => start!);
    const unnamed = [...chinese!.keys()].filter((key) => !named.has(key));
    expect(unnamed.filter((key) => !families.some((start) => key.startsWith(start)))).toEqual([]);
  });

  test('hold plurals and numbers of their language', () => {
    const counts = [1, 3000].map((count) => translator('en')('frame.error-summary', { count }));
    expect(counts).toEqual(['1 thing needs correcting', '3,000 things need correcting']);
    expect(translator('zh-CN')('frame.pager.range', { total: 3000, from: 51, to: 100 })).toBe(
      '共 3,000 条，第 51–100 条',
    );
  });

  test('that are missing are an error where tests run', () => {
    expect(() => translator('zh-CN')('frame.no-such-key')).toThrow('frame.no-such-key');
  });
});

/** The names of a message's parameters, in order. */
function parameters(text: string, locale: string): string[] {
  const names = new Set<string>();
  JSON.stringify(
    new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst(),
    (key, value: unknown) => {
      const part = value as { readonly type?: unknown; readonly value?: unknown } | null;
      // In the syntax tree 0 is plain text and 7 the number sign of a plural; everything else with a value is a parameter.
      if (typeof part === 'object' && typeof part?.type === 'number' && ![0, 7].includes(part.type))
        names.add(String(part.value));
      return key === 'location' ? undefined : value;
    },
  );
  return [...names].sort();
}

function sources(folder: string, ending: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }));
}
