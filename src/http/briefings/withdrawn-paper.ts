import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const style = readFileSync(new URL('../../../views/assets/briefing-withdrawn.css', import.meta.url), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s*\n\s*/g, '\n')
  .trim();

/** A stored paper as the screen shows it after it was withdrawn: the word across every page, and why above it. What is reprinted stays as it was. */
export function withdrawnPaper(html: string, word: string, why: string): string {
  const { escapeExpression: safe } = Handlebars;
  return html
    .replace('</style>', () => `\n${style}</style>`)
    .replace(
      '<body>',
      () => `<body class="withdrawn" data-watermark="${safe(word)}"><aside class="why-withdrawn">${safe(why)}</aside>`,
    );
}
