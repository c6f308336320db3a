import { inflateSync } from 'node:zlib';

/** One printed line: where its first sign stands (points from the left and the top), its size, and what a reader copying it gets. */
export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly text: string;
  /** Where each sign of the text stands. */
  readonly signs: readonly number[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
  /** All lines from top to bottom, without blanks. */
  readonly text: string;
}

type Matrix = readonly [number, number, number, number, number, number];
type CodeMap = { readonly bytes: number; readonly signs: ReadonlyMap<number, string> };
interface Glyph {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Reads the words of a PDF as Chromium writes it: flate streams, hexadecimal strings, a ToUnicode map for every font. */
export function readPdf(bytes: Uint8Array): readonly PdfPage[] {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, string>();
  for (const [, id, body] of source.matchAll(/(?<!\d)(\d+) 0 obj\s([\s\S]*?)endobj/g)) objects.set(Number(id), body!);
  const fonts = new Map<number, CodeMap>();
  return [...objects.values()]
    .filter((body) => /\/Type \/Page[\s/]/.test(body))
    .map((page) => {
      const [, , width, height] = /\/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]/.exec(page)!.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      const named = new Map<string, CodeMap>();
      for (const [, name, id] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        if (!fonts.has(Number(id))) fonts.set(Number(id), codeMapOf(objects, Number(id)));
        named.set(name!, fonts.get(Number(id))!);
      }
      const content = streamOf(objects, Number(/\/Contents (\d+) 0 R/.exec(page)![1]));
      const lines = linesOf(glyphsOf(content, named, height));
      return { width, height, lines, text: lines.map(({ text }) => text).join('') };
    });
}

function streamOf(objects: ReadonlyMap<number, string>, id: number): string {
  const body = objects.get(id)!;
  const from = body.indexOf('stream') + 'stream'.length;
  const data = Buffer.from(
    body.slice(body[from] === '\r' ? from + 2 : from + 1, body.lastIndexOf('endstream')),
    'latin1',
  );
  return /\/Filter \/FlateDecode/.test(body) ? inflateSync(data).toString('latin1') : data.toString('latin1');
}

function codeMapOf(objects: ReadonlyMap<number, string>, font: number): CodeMap {
  const body = objects.get(font)!;
  const signs = new Map<number, string>();
  const map = streamOf(objects, Number(/\/ToUnicode (\d+) 0 R/.exec(body)![1]));
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, sign] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      signs.set(hex(code!), unicode(sign!));
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, sign] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      for (let code = hex(from!); code <= hex(to!); code += 1)
        signs.set(code, String.fromCodePoint(unicode(sign!).codePointAt(0)! + code - hex(from!)));
  return { bytes: /\/Subtype \/Type3/.test(body) ? 1 : 2, signs };
}

function hex(digits: string): number {
  return Number.parseInt(digits, 16);
}

/** UTF-16 in hexadecimal digits. */
function unicode(digits: string): string {
  return String.fromCharCode(...digits.match(/.{4}/g)!.map(hex));
}

const TOKEN = /<([0-9A-Fa-f]+)>\s*Tj|((?:-?[\d.]+\s+)*)(cm|Tm|Td|q|Q|BT)\b|\/(F\d+) [\d.]+ Tf/g;

function glyphsOf(content: string, fonts: ReadonlyMap<string, CodeMap>, height: number): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  const saved: Matrix[] = [];
  let page: Matrix = [1, 0, 0, 1, 0, 0];
  let text: Matrix = page;
  let font: CodeMap | undefined;
  for (const [, shown, numbers, operator, name] of content.matchAll(TOKEN)) {
    const given = (numbers ?? '').trim().split(/\s+/).map(Number);
    if (name !== undefined) font = fonts.get(name);
    else if (shown !== undefined) {
      const at = times(text, page);
      for (const [index, code] of codesOf(shown, font!.bytes).entries())
        glyphs.push({ x: at[4] + index / 100, y: height - at[5], text: font!.signs.get(code) ?? '\ufffd' });
    } else if (operator === 'q') saved.push(page);
    else if (operator === 'Q') page = saved.pop()!;
    else if (operator === 'cm') page = times(given as unknown as Matrix, page);
    else if (operator === 'Tm') text = given as unknown as Matrix;
    else if (operator === 'Td') text = times([1, 0, 0, 1, given[0]!, given[1]!], text);
    else text = [1, 0, 0, 1, 0, 0];
  }
  return glyphs;
}

function codesOf(shown: string, bytes: number): readonly number[] {
  return shown.match(new RegExp(`.{${String(bytes * 2)}}`, 'g'))!.map(hex);
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/** Signs on one base line are a line, from left to right; a point of difference is still the same line. */
function linesOf(glyphs: readonly Glyph[]): readonly PdfLine[] {
  const rows: { y: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs) {
    const row = rows.find(({ y }) => Math.abs(y - glyph.y) < 1);
    if (row === undefined) rows.push({ y: glyph.y, glyphs: [glyph] });
    else row.glyphs.push(glyph);
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map((row) => {
      const ordered = row.glyphs.sort((a, b) => a.x - b.x);
      const plain = ordered.map((glyph) => ({ ...glyph, text: glyph.text.normalize('NFKC').replace(/\s+/g, '') }));
      const signs = plain.flatMap(({ x, text }) => Array.from({ length: text.length }, () => x));
      const text = plain.map((glyph) => glyph.text).join('');
      return { x: ordered[0]!.x, y: row.y, right: ordered.at(-1)!.x, text, signs };
    });
}
