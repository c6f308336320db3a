// Lint rules. Import directions between folders live in dependency-cruiser.cjs; what a pure core may touch lives here.
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

export default tseslint.config(
  { ignores: ['node_modules/**', 'data/**', 'coverage/**', 'views/assets/**', '**/*.mjs', '.config/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: name what you export.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds the thing.' },
      ],
      'no-console': 'error',
    },
  },
  { files: ['.config/*.ts'], rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['test/bench/**/*.ts', 'seeds/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['models/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'console',
        'Buffer',
        'crypto',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core has no clock: take a day as an argument.' },
        { object: 'Math', property: 'random', message: 'The core has no randomness without a seed.' },
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
    },
  },
  {
    // mathjs: only parse, units and TeX, and only in the formula folder. evaluate/compile never see what a person typed.
    files: ['models/**/*.ts', 'src/**/*.ts', 'seeds/**/*.ts'],
    ignores: ['models/formula/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'mathjs', message: 'Only models/formula may load mathjs.' }], patterns: ['mathjs/*'] },
      ],
    },
  },
);
