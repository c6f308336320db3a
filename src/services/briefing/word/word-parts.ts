import type { Sheet } from '../sheet.ts';
import { FACES } from './word-styles.ts';
import { watermarkPart } from './word-watermark.ts';

/** Parts of the file that are written as they stand, in place of the library's own. */
interface Part {
  readonly path: string;
  readonly data: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** What stands in for a face that is missing, by the names Windows, macOS, WPS and Linux give it. */
const STAND_INS: readonly (readonly [name: string, others: string, family: string])[] = [
  [FACES.fang, '仿宋,FangSong,FangSong_GB2312,STFangsong,华文仿宋,Noto Serif CJK SC', 'modern'],
  [FACES.title, '方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC', 'roman'],
  [FACES.hei, 'SimHei,PingFang SC,Noto Sans CJK SC', 'modern'],
  [FACES.kai, '楷体,KaiTi,STKaiti,LXGW WenKai', 'modern'],
  [FACES.song, 'SimSun,STSong,Noto Serif CJK SC', 'auto'],
];

/** Properties of the file and its table of fonts; the day takes the place of the moment of writing, so that the same sheet makes the same file. */
export function wordParts({ windowTitle, masthead, watermark = '' }: Sheet, day: string): readonly Part[] {
  const [title, creator] = [escapeXml(windowTitle), escapeXml(masthead?.unit ?? '')];
  const words = escapeXml(watermark);
  return [
    { path: 'docProps/core.xml', data: coreProperties(title, creator, `${day}T00:00:00Z`) },
    { path: 'word/fontTable.xml', data: fontTable() },
    ...(words === ''
      ? []
      : [1, 2].map((at) => ({ path: `word/header${String(at)}.xml`, data: watermarkPart(words, at) }))),
  ];
}

function coreProperties(title: string, creator: string, at: string): string {
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><cp:lastModifiedBy>${creator}</cp:lastModifiedBy><cp:revision>1</cp:revision>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}

function fontTable(): string {
  const fonts = STAND_INS.map(
    ([name, others, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  );
  const latin = `<w:font w:name="${FACES.latin}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>`;
  return `${HEAD}<w:fonts xmlns:w="${WORD}">${fonts.join('')}${latin}</w:fonts>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
