import { expect, test } from 'vitest';
import { viewHelpers } from '../../../src/http/view-helpers.ts';

test('a kept part is drawn once for everybody who reads one language, and cannot hold a token', () => {
  const drawn: string[] = [];
  const { kept } = viewHelpers('/assets', (view, _data, { locale, csrf }) => {
    drawn.push(`${view} ${locale}`);
    return view === 'with-token' ? csrf() : `<p>${locale}</p>`;
  });
  const ask = (view: string, locale: string): unknown =>
    (kept as (view: string, data: object, options: object) => unknown)(view, tools, {
      hash: {},
      data: { t: (key: string) => key, locale, csrf: () => 'secret' },
    });
  const tools = { columns: [] };
  expect(['zh-CN', 'zh-CN', 'en'].map((locale) => String(ask('tools', locale)))).toEqual([
    '<p>zh-CN</p>',
    '<p>zh-CN</p>',
    '<p>en</p>',
  ]);
  expect(drawn).toEqual(['tools zh-CN', 'tools en']);
  expect(() => ask('with-token', 'en')).toThrow(/token/);
});
