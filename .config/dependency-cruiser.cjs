// Who may import whom (docs/architecture.md). A newcomer should guess right where a thing is; this keeps it true.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other at run time are one idea or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'models-are-pure',
      'The core imports the core, zod, mathjs and numeric d3 modules.',
      { path: '^models/' },
      { path: '^(src|test|seeds|views)/' },
    ),
    rule(
      'models-use-few-libraries',
      'The core must be liftable into another program.',
      { path: '^models/' },
      { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/(zod|mathjs|d3-[a-z]+)/' },
    ),
    rule(
      'db-knows-only-models',
      'Queries know tables, model types and the record of a project.',
      { path: '^src/db/' },
      { path: '^src/', pathNot: '^src/(db|catalogue|words|errors|paths|config)' },
    ),
    rule(
      'catalogue-is-pure',
      'What a project record is: no database, no web.',
      { path: '^src/catalogue/' },
      { path: '^src/', pathNot: '^src/(catalogue|words)' },
    ),
    rule(
      'only-open-knows-drivers',
      'Drivers are known to one file.',
      { path: '^src/', pathNot: '^src/db/open' },
      { path: 'node_modules/(better-sqlite3|pg)/' },
    ),
    rule(
      'services-below-pages',
      'Services never call upward.',
      { path: '^src/(services|exchange|charts|jobs|db|catalogue)/' },
      { path: '^src/(http|cli)/' },
    ),
    rule(
      'exchange-below-services',
      'Bytes to rows to records, nothing else.',
      { path: '^src/exchange/' },
      { path: '^src/(services|db|jobs|charts)/' },
    ),
    rule(
      'charts-are-pure',
      'Data in, SVG out.',
      { path: '^src/charts/' },
      { path: '^src/(services|db|http|exchange|jobs)/' },
    ),
    rule(
      'no-place-imports-a-place',
      'Pages meet in services and reads, never in each other.',
      { path: '^src/http/([^/]+)/' },
      { path: '^src/http/([^/]+)/', pathNot: '^src/http/$1/' },
    ),
    rule(
      'express-in-pages-only',
      'The web framework stays in the page layer.',
      { path: '^(models|src/(db|services|exchange|charts|jobs|catalogue|cli))/' },
      { path: 'node_modules/(express|express-session|handlebars|express-handlebars)/' },
    ),
    rule('no-test-in-product', 'The product does not know its tests.', { path: '^(models|src)/' }, { path: '^test/' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
