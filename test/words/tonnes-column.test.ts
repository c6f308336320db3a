import { expect, test } from 'vitest';
import { tonnesColumn } from '../../src/words/tonnes-column.ts';

test.each([
  ['large and small alike', [229.96, 14.84, 0], ['230.0', '14.8', '0.0'], '244.8'],
  ['rows that would add up to less than their sum', [0.14, 0.14, 0.14], ['0.2', '0.1', '0.1'], '0.4'],
  ['what is added instead of reduced', [-0.36, 1.2], ['−0.4', '1.2'], '0.8'],
  ['next to nothing', [0.021, -0.004], ['0.0', '0.0'], '0.0'],
  ['no rows', [], [], '0.0'],
])('a column of tonnes has one decimal in every row and adds up: %s', (_, values, texts, total) => {
  const rows = values.map((value) => ({ value }));
  const column = tonnesColumn(rows, ({ value }) => value);
  expect(rows.map(column.of)).toEqual(texts);
  expect(column.total).toBe(total);
});
