import { AlignmentType, BorderStyle, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import type { Locale } from '../../../words/messages.ts';
import { LINE } from './word-measures.ts';

/** Faces by the names office programs know them; what stands in for one that is missing is said in the file's table of fonts. */
export const FACES = {
  fang: '仿宋_GB2312',
  title: '方正小标宋简体',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
  latin: 'Times New Roman',
} as const;

/** GB/T 9704: Y80 M80. */
const RED = 'D8191D';

/** Rules of 0.35 mm and 0.25 mm, in eighths of a point. */
export const THICK = { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' } as const;
export const THIN = { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } as const;

/** How the words of one language are set: Latin ones need less room than Chinese ones of the same size. */
const MEASURES: Readonly<Record<Locale, { readonly size: number; readonly line: number; readonly indent: object }>> = {
  'zh-CN': { size: 32, line: LINE, indent: { firstLineChars: 200, firstLine: 640 } },
  en: { size: 24, line: 400, indent: { firstLine: 480 } },
};

interface Setting {
  readonly font: string;
  /** Half points. */
  readonly size: number;
  /** Twentieths of a point, exact. */
  readonly line: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** The styles of a sheet: 3号仿宋 for the text, 2号小标宋 for the title, 黑体 for headings of the first order, small print for tables and foot. */
export function wordStyles(locale: Locale): IStylesOptions {
  const { size, line, indent } = MEASURES[locale];
  return {
    default: {
      document: {
        run: {
          font: face(FACES.fang),
          size,
          language: { value: locale === 'en' ? 'en-US' : 'zh-CN', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: exact(line), alignment: AlignmentType.BOTH },
      },
      title: {
        basedOn: OFF_GRID,
        run: run({ font: FACES.title, size: 44, line: 640 }),
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { ...exact(640), before: 240, after: 160 },
          keepNext: true,
        },
      },
      heading1: {
        basedOn: OFF_GRID,
        run: run({ font: FACES.hei, size, line }),
        paragraph: { spacing: exact(line), indent, keepNext: true, outlineLevel: 0 },
      },
      heading2: {
        basedOn: OFF_GRID,
        run: run({ font: FACES.title, size: 30, line: 560 }),
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { ...exact(560), after: 80 },
          keepNext: true,
          outlineLevel: 0,
        },
      },
      heading3: {
        basedOn: OFF_GRID,
        run: run({ font: FACES.hei, size: 24, line: 400 }),
        paragraph: { spacing: { ...exact(400), before: 120 }, keepNext: true, outlineLevel: 1 },
      },
    },
    paragraphStyles: [
      style('Body', { font: FACES.fang, size, line }, { indent }),
      style('Addressee', { font: FACES.fang, size, line }),
      style(
        'MastheadName',
        { font: FACES.title, size: 60, line: 900, color: RED },
        { alignment: AlignmentType.CENTER },
      ),
      style('MastheadIssue', { font: FACES.fang, size: 24, line: 400 }, { alignment: AlignmentType.CENTER }),
      style(
        'MastheadFrom',
        { font: FACES.fang, size: 24, line: 400 },
        {
          alignment: AlignmentType.LEFT,
          border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 4, color: RED } },
        },
      ),
      style('Notice', { font: FACES.hei, size: 18, line: 300, bold: true }, { alignment: AlignmentType.RIGHT }),
      style(
        'Caption',
        { font: FACES.hei, size: 18, line: 300, bold: true },
        { keepNext: true, spacing: { ...exact(300), before: 120 }, alignment: AlignmentType.LEFT },
      ),
      style('Small', { font: FACES.hei, size: 15, line: 240 }, { alignment: AlignmentType.LEFT }),
      style('TableNote', { font: FACES.hei, size: 18, line: 300 }, { alignment: AlignmentType.LEFT, keepNext: true }),
      style('TableHead', { font: FACES.hei, size: 18, line: 280, bold: true }, { alignment: AlignmentType.LEFT }),
      style('TableText', { font: FACES.fang, size: 18, line: 280 }, { alignment: AlignmentType.LEFT }),
      style('TileValue', { font: FACES.hei, size: 34, line: 440, bold: true }, { alignment: AlignmentType.LEFT }),
      style('Imprint', { font: FACES.fang, size: 24, line: 360 }, { alignment: AlignmentType.LEFT }),
      style('PageNumber', { font: FACES.song, size: 28, line: 400 }),
      style('Spacer', { font: FACES.fang, size: 2, line: 20 }),
    ],
  };
}

/** Chinese signs in one face, Latin letters and digits in the other. */
function face(eastAsia: string) {
  return { ascii: FACES.latin, hAnsi: FACES.latin, cs: FACES.latin, eastAsia } as const;
}

function exact(line: number) {
  return { line, lineRule: LineRuleType.EXACTLY, before: 0, after: 0 } as const;
}

/**
 * The grid of the page is there for who writes on in the file. What is written here keeps its own pitch: some office programs set every sign of a
 * gridded paragraph, small print too, into a cell of the grid and every line onto its lines.
 */
const OFF_GRID = 'OffGrid';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const OFF_GRID_STYLE = `<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="${OFF_GRID}"><w:name w:val="${OFF_GRID}"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style></w:styles>`;

/** Half points of 3号 type, and what brings 28 of its signs onto a line (twentieths of a point). */
const TEXT_SIZE = 32;
const CLOSER = -5;

function run({ font, size, bold = false, color = '000000' }: Setting) {
  const pitch = size === TEXT_SIZE ? { characterSpacing: CLOSER } : {};
  return { font: face(font), size, bold, color, italics: false, snapToGrid: false, ...pitch };
}

function style(
  id: string,
  setting: Setting,
  paragraph: IParagraphStyleOptions['paragraph'] = {},
): IParagraphStyleOptions {
  return {
    id,
    name: id,
    basedOn: OFF_GRID,
    quickFormat: true,
    run: run(setting),
    paragraph: { spacing: exact(setting.line), ...paragraph },
  };
}
