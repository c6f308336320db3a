import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field } from '../../../src/http/field.ts';
import { cleanFileName, contentDisposition } from '../../../src/http/file-name.ts';
import { parseForm, readFields } from '../../../src/http/form.ts';
import { pathToLog } from '../../../src/http/logging.ts';
import { pager, readPaging } from '../../../src/http/pager.ts';
import { address, ownLink, paths } from '../../../src/paths.ts';
import { translator } from '../../../src/words/messages.ts';

describe('an address', () => {
  test('is built from its parts, each encoded', () => {
    expect(address('/a/:id/b/:other').to({ id: '甲/乙', other: 'x y' })).toBe('/a/%E7%94%B2%2F%E4%B9%99/b/x%20y');
    expect(paths.projects.to({ status: ['planned', 'built'], q: '', page: 2 })).toBe(
      '/projects?status=planned&status=built&page=2',
    );
    expect(paths.project.to({ id: 'QD-1' }, { tab: 'history' })).toBe('/projects/QD-1?tab=history');
  });

  test('from outside is taken only when it stays inside', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.stringMatching(/^[/\\.:a-z?]{0,9}$/)),
        (text) => {
          const link = ownLink(text);
          return link === null || new URL(link, 'http://here.invalid').origin === 'http://here.invalid';
        },
      ),
    );
  });
});

describe('a form', () => {
  test('keeps repeated names and whatever the names are', () => {
    const form = parseForm('a=1&a=2&__proto__=x&constructor=y&b%5Bc%5D=%E5%90%A8');
    expect([...form]).toEqual([
      ['a', ['1', '2']],
      ['__proto__', ['x']],
      ['constructor', ['y']],
      ['b[c]', ['吨']],
    ]);
  });

  test('of any shape is either exactly the fields named or refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('name', 'role', '__proto__', 'toString'), fc.string())),
        (pairs) => {
          const names = pairs.map(([name]) => name);
          const fits = names.every((name, i) => (name === 'name' || name === 'role') && names.indexOf(name) === i);
          const read = () => readFields(parseForm(new URLSearchParams(pairs).toString()), ['name', 'role']);
          if (fits) expect(Object.keys(read())).toEqual(['name', 'role']);
          else expect(read).toThrow();
        },
      ),
    );
  });

  test('never sends a password back, and names hint and error of a field', () => {
    const errors = [{ field: 'x', message: '请填写 0–100 之间的数' }];
    expect(field({ name: 'x', label: '密码', value: 'secret', control: 'password' })).toMatchObject({
      value: '',
      describedBy: null,
    });
    expect(field({ name: 'x', label: '比率', value: '120', hint: '%' }, errors)).toMatchObject({
      value: '120',
      describedBy: 'x-hint x-error',
      error: ['请填写 0–100 之间的数'],
    });
  });
});

describe('a file name', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\报表\\清单.xlsx', '清单.xlsx'],
    ['a\u202etxt.exe', 'atxt.exe'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    ['\ud800.pdf', 'pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  test('of any kind becomes a header a server may send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const header = contentDisposition('attachment', name);
        return (
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!$&+%-]+$/.test(header) && header.length < 1500
        );
      }),
    );
  });
});

describe('the pages of a list', () => {
  const t = translator('zh-CN');
  const linkTo = (page: number) => paths.audit.to({ page });

  test.each([
    ['', { page: 1, per: 25 }],
    ['page=3&per=50', { page: 3, per: 50 }],
    ['page=0&per=7', { page: 1, per: 25 }],
    ['page=-1', { page: 1, per: 25 }],
    ['page=1e3', { page: 1, per: 25 }],
    ['page=99999999999', { page: 1, per: 25 }],
  ])('are read from ?%s', (query, read) => {
    expect(readPaging(new URLSearchParams(query))).toEqual(read);
  });

  test('lead forward from the first, back from the last, and stop at the end', () => {
    const labels = (page: number) => pager({ total: 60, page, per: 25 }, linkTo, t).links.map(({ label }) => label);
    expect(labels(1)).toEqual(['下一页', '末页']);
    expect(labels(2)).toEqual(['首页', '上一页', '下一页', '末页']);
    expect(labels(9)).toEqual(['首页', '上一页']);
    expect(pager({ total: 60, page: 9, per: 25 }, linkTo, t).text).toBe('共 60 条，第 51–60 条');
    expect(pager({ total: 0, page: 1, per: 25 }, linkTo, t)).toEqual({ text: '共 0 条', links: [] });
  });
});

test('a line of the log holds neither what people search for nor a key', () => {
  expect(pathToLog('/projects?q=王五')).toBe('/projects');
  expect(pathToLog('/sign-in/link/abc123')).toBe('/sign-in/link/…');
});
