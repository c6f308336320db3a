import { describe, expect, test } from 'vitest';
import type { Annex } from '../../src/services/briefing/bulletin/annex.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { cardSheet } from '../../src/services/briefing/card/card-sheet.ts';
import { WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import { progressSheet } from '../../src/services/briefing/progress/progress-page.ts';
import { seasonTargetsSheet } from '../../src/services/briefing/season-targets/season-targets-page.ts';
import type { Block, Sheet } from '../../src/services/briefing/sheet.ts';
import { sheetWord } from '../../src/services/briefing/sheet-word.ts';
import { specialSheet } from '../../src/services/briefing/special/special-page.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import { translator } from '../../src/words/messages.ts';
import { sampleFacts } from './sample-facts.ts';
import { sampleCard, sampleReminder } from './sample-small.ts';
import { sampleSpecial } from './sample-special.ts';
import { all, type Element, parseXml, unzip, wordsOf } from './word-file.ts';

const t = translator('zh-CN');
const DAY = '2023-06-30';
const STRANGE = '<甲>&"乙"\u0007\ud800';

const CASES: Readonly<Record<string, Sheet>> = {
  bulletin: bulletinSheet(sampleFacts({ projects: 400 }), t),
  'a bulletin of nothing': bulletinSheet(sampleFacts({ projects: 0 }), t),
  'a bulletin of strange names': bulletinSheet(sampleFacts({ projects: 40, name: STRANGE }, STRANGE), t),
  special: specialSheet(sampleSpecial({ projects: 400 }, '在建项目推迟90天'), t),
  progress: progressSheet(
    { ...sampleFacts({ projects: 400 }), narrowing: WHOLE_CITY, quality: new Map(), former: null },
    t,
  ),
  targets: seasonTargetsSheet({ ...sampleFacts({ projects: 400 }), narrowing: WHOLE_CITY, chances: null }, t),
  card: cardSheet(sampleCard(), sampleCard(), t),
  supervision: supervisionSheet(sampleReminder(40), t),
};

describe.each(Object.entries(CASES))('a sheet as a Word document (%s)', (_, sheet) => {
  test('is a package whose parts are well formed and whose relationships lead somewhere', async () => {
    const parts = await partsOf(sheet);
    const types = parseXml(parts.get('[Content_Types].xml')!);
    const named = new Set(all(types, 'Override').map(({ attributes }) => attributes.PartName));
    const defaults = new Set(all(types, 'Default').map(({ attributes }) => attributes.Extension));
    for (const [path, text] of parts) {
      const xml = parseXml(text);
      expect(named.has(`/${path}`) || defaults.has(path.split('.').at(-1)), path).toBe(true);
      if (path.endsWith('.rels')) expectTargets(path, xml, parts);
    }
    const rels = parseXml(parts.get('word/_rels/document.xml.rels')!);
    const ids = all(rels, 'Relationship').map(({ attributes }) => attributes.Id);
    for (const [, id] of parts.get('word/document.xml')!.matchAll(/ r:id="([^"]+)"/g)) expect(ids).toContain(id);
    const styles = all(parseXml(parts.get('word/styles.xml')!), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    for (const [, id] of parts.get('word/document.xml')!.matchAll(/<w:pStyle w:val="([^"]+)"/g))
      expect(styles).toContain(id);
  });

  test('says every word of the sheet in its order, and has all rows under a head that repeats', async () => {
    const document = await documentOf(sheet);
    const said = all(document, 'w:p').map((paragraph) => wordsOf(paragraph));
    let from = 0;
    for (const text of textsOf(sheet)) {
      const found = said.indexOf(clean(text), from);
      expect(found, `${text} after ${said[from - 1] ?? ''}`).toBeGreaterThanOrEqual(0);
      from = found + 1;
    }
    const tables = [...sheet.body.flatMap(tablesOf), ...sheet.annexes];
    const headed = all(document, 'w:tbl').filter((table) => all(table, 'w:tblHeader').length === 1);
    const rows = headed.map((table) => all(table, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf)));
    for (const table of tables) {
      const lines = [table.head, ...table.rows, ...(table.foot.length === 0 ? [] : [table.foot])];
      const whole = lines.map((cells) => cells.map((cell) => clean(cell.whole ?? cell.text)));
      const expected = table.rows.length === 0 ? [whole[0], [table.empty], ...whole.slice(1)] : whole;
      expect(rows).toContainEqual(expected);
    }
  });

  test('cuts no row in two, ends every cell with a paragraph and keeps tables within their page', async () => {
    const document = await documentOf(sheet);
    const rows = all(document, 'w:tr');
    expect(rows.length).toBe(all(document, 'w:cantSplit').length);
    for (const cell of all(document, 'w:tc')) expect(elementsOf(cell).at(-1)!.name).toBe('w:p');
    const [body] = elementsOf(document) as [Element];
    let width = sheet.paper === 'text' ? UPRIGHT : ACROSS;
    for (const element of elementsOf(body)) {
      if (all(element, 'w:sectPr').length > 0) width = ACROSS;
      if (element.name !== 'w:tbl') continue;
      const columns = all(
        elementsOf(element).find(({ name }) => name === 'w:tblGrid')!,
        'w:gridCol',
      );
      const widths = columns.map(({ attributes }) => Number(attributes['w:w']));
      expect(Math.min(...widths)).toBeGreaterThan(0);
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(width);
    }
  });

  test('lies on A4 with the margins and the grid of official papers, one wide table and annexes across', async () => {
    const pages = all(await documentOf(sheet), 'w:sectPr');
    expect(pages).toHaveLength(1 + sheet.annexes.length);
    const [text, ...across] = pages.map((page) => elementsOf(page).map(({ name, attributes }) => [name, attributes]));
    const landscape = ['w:pgSz', { 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' }];
    if (sheet.paper === 'sheet') expect(text).toContainEqual(landscape);
    else
      expect(text).toEqual(
        expect.arrayContaining([
          ['w:pgSz', { 'w:w': '11906', 'w:h': '16838', 'w:orient': 'portrait' }],
          [
            'w:pgMar',
            expect.objectContaining({ 'w:top': '2098', 'w:right': '1474', 'w:bottom': '1984', 'w:left': '1587' }),
          ],
          ['w:docGrid', { 'w:type': 'linesAndChars', 'w:linePitch': '579', 'w:charSpace': '-849' }],
        ]),
      );
    // 28 signs of 16 points less the pitch, and 22 lines, fill the type area and no more.
    expect(Math.floor(UPRIGHT / 20 / (16 - 849 / 4096))).toBe(28);
    expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22);
    for (const page of across) expect(page).toContainEqual(landscape);
  });

  test('keeps what it writes off the grid of the page, which spaces small print out in some programs', async () => {
    const styles = all(parseXml((await partsOf(sheet)).get('word/styles.xml')!), 'w:style');
    const named = new Map(styles.map((style) => [style.attributes['w:styleId']!, style]));
    const free = all(named.get('OffGrid')!, 'w:snapToGrid');
    expect(free.map(({ attributes }) => attributes['w:val'])).toEqual(['0']);
    const used = new Set(all(await documentOf(sheet), 'w:pStyle').map(({ attributes }) => attributes['w:val']!));
    for (const id of used) expect(all(named.get(id)!, 'w:basedOn')[0]!.attributes['w:val'], id).toBe('OffGrid');
    // 28 signs of 16 points, a quarter of a point closer, fill a line and no more.
    const pitch = Number(all(named.get('Body')!, 'w:spacing').at(-1)!.attributes['w:val']);
    expect(Math.floor(UPRIGHT / (320 + pitch))).toBe(28);
  });

  test('is the same bytes for the same sheet and day', async () => {
    const bytes = await sheetWord({ ...sheet, watermark: '草稿' }, DAY, 'zh-CN');
    expect(
      Buffer.compare(Buffer.from(bytes), Buffer.from(await sheetWord({ ...sheet, watermark: '草稿' }, DAY, 'zh-CN'))),
    ).toBe(0);
    const parts = unzip(bytes);
    expect(parts.get('docProps/core.xml')).toContain('>2023-06-30T00:00:00Z<');
    expect([...parts.values()].join('')).not.toContain(`${String(new Date().getFullYear())}-`);
  });
});

describe('the look of a Word document', () => {
  const sheet = CASES.bulletin!;

  test('names its faces and what stands in for them, and rules its masthead in red', async () => {
    const parts = await partsOf(sheet);
    const styles = new Map(
      all(parseXml(parts.get('word/styles.xml')!), 'w:style').map((style) => [style.attributes['w:styleId'], style]),
    );
    const faceOf = (id: string) => all(styles.get(id)!, 'w:rFonts')[0]!.attributes['w:eastAsia'];
    expect(['Body', 'Heading1', 'Title', 'MastheadName'].map(faceOf)).toEqual([
      '仿宋_GB2312',
      '黑体',
      '方正小标宋简体',
      '方正小标宋简体',
    ]);
    expect(all(styles.get('MastheadName')!, 'w:color')[0]!.attributes['w:val']).toBe('D8191D');
    expect(all(styles.get('MastheadFrom')!, 'w:bottom')[0]!.attributes['w:color']).toBe('D8191D');
    const fonts = all(parseXml(parts.get('word/fontTable.xml')!), 'w:font');
    expect(fonts.map(({ attributes }) => attributes['w:name'])).toContain('仿宋_GB2312');
    expect(all(fonts[0]!, 'w:altName')[0]!.attributes['w:val']).toContain('FangSong');
  });

  test('numbers pages right on odd and left on even ones, annexes in the middle', async () => {
    const parts = await partsOf(sheet);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const pages = all(parseXml(parts.get('word/document.xml')!), 'w:sectPr');
    const rels = all(parseXml(parts.get('word/_rels/document.xml.rels')!), 'Relationship');
    const footer = (page: Element, type: string) => {
      const named = all(page, 'w:footerReference').find(({ attributes }) => attributes['w:type'] === type)!;
      const target = rels.find(({ attributes }) => attributes.Id === named.attributes['r:id'])!.attributes.Target!;
      const xml = parseXml(parts.get(`word/${target}`)!);
      return [all(xml, 'w:jc')[0]!.attributes['w:val'], all(xml, 'w:p').map(wordsOf).join('')];
    };
    expect(footer(pages[0]!, 'default')).toEqual(['right', '— PAGE —']);
    expect(footer(pages[0]!, 'even')).toEqual(['left', '— PAGE —']);
    expect(footer(pages[1]!, 'default')).toEqual(['center', '第 PAGE 页　共 NUMPAGES 页']);
  });

  test('says across every page that it is a draft, and nothing of the kind once it is issued', async () => {
    const draft = unzip(await sheetWord({ ...sheet, watermark: '草稿' }, DAY, 'zh-CN'));
    expect(draft.get('word/header1.xml')).toContain('string="草稿"');
    expect(draft.get('word/header2.xml')).toContain('string="草稿"');
    const issued = await partsOf(sheet);
    expect([...issued.keys()].filter((path) => path.includes('header'))).toEqual([]);
  });

  test('speaks English with Latin measures', async () => {
    const english = bulletinSheet(sampleFacts({ projects: 400 }), translator('en'));
    const parts = unzip(await sheetWord(english, DAY, 'en'));
    expect(parts.get('word/document.xml')).not.toContain('linesAndChars');
    expect(parts.get('word/styles.xml')).toContain('w:val="en-US"');
  });
});

/** Twentieths of a point. */
const UPRIGHT = 8845;
const ACROSS = 15138;

const written = new Map<Sheet, Promise<ReadonlyMap<string, string>>>();

/** The parts of a sheet's file, written once. */
function partsOf(sheet: Sheet): Promise<ReadonlyMap<string, string>> {
  const parts = written.get(sheet) ?? sheetWord(sheet, DAY, 'zh-CN').then(unzip);
  written.set(sheet, parts);
  return parts;
}

async function documentOf(sheet: Sheet): Promise<Element> {
  return parseXml((await partsOf(sheet)).get('word/document.xml')!);
}

function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((child): child is Element => typeof child === 'object');
}

function expectTargets(path: string, rels: Element, parts: ReadonlyMap<string, string>): void {
  const folder = path.replace(/_rels\/[^/]*$/, '');
  for (const { attributes } of all(rels, 'Relationship'))
    expect([...parts.keys()], path).toContain(`${folder}${attributes.Target!}`.replace(/^\//, ''));
}

function tablesOf(block: Block): readonly Annex[] {
  if (block.type === 'table') return [block.table];
  return block.type === 'columns' ? block.columns.flat().flatMap(tablesOf) : [];
}

/** Everything a sheet says in paragraphs of its own, in the order of its body. */
function textsOf({ masthead, heading, addressee, body, annexes }: Sheet): readonly string[] {
  const isRoom = (block: Block) => block.type === 'blank' && block.size === 'remark';
  return [
    ...(masthead === null ? [] : [masthead.name]),
    ...body.filter(isRoom).flatMap(wordsOfBlock),
    heading,
    addressee,
    ...body.filter((block) => !isRoom(block)).flatMap(wordsOfBlock),
    ...annexes.flatMap((annex) => [`${annex.number}\u3000${annex.title}`, ...wordsOfTable(annex)]),
  ].filter((text) => text !== '');
}

function wordsOfBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'tiles':
      return block.tiles.flatMap(({ label, value, note }) => [label, value, note]);
    case 'paragraph':
      return [block.head.replace(/。$/, ''), block.text];
    case 'charts':
      return block.charts.map(({ title }) => title);
    case 'table':
      return [block.table.title, ...wordsOfTable(block.table)];
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'blank':
      return [block.label];
    case 'notes':
      return block.lines;
    case 'signatures':
      return [block.labels.join('\t')];
    case 'columns':
      return block.columns.flat().flatMap(wordsOfBlock);
  }
}

function wordsOfTable({ note, charts }: Annex): readonly string[] {
  return [note, ...charts.map(({ title }) => title)];
}

/** As far as a file of XML can hold it. */
function clean(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cs}]+/gu, ' ');
}
