import { Document, type FileChild, Packer } from 'docx';
import { settleZip } from '../../exchange/settle-zip.ts';
import type { Locale } from '../../words/messages.ts';
import type { Block, Sheet } from './sheet.ts';
import { annexBody, wordBlock } from './word/word-blocks.ts';
import { line } from './word/word-line.ts';
import { ACROSS_WIDTH, TEXT_WIDTH } from './word/word-measures.ts';
import { wordImprint } from './word/word-imprint.ts';
import { acrossPage, ownPages } from './word/word-pages.ts';
import { wordParts } from './word/word-parts.ts';
import { OFF_GRID_STYLE, wordStyles } from './word/word-styles.ts';

/** A sheet as a .docx file for whoever must edit it: laid out as GB/T 9704 asks, its annexes on pages across; the same sheet and day make the same bytes. */
export async function sheetWord(sheet: Sheet, asOf: string, locale: Locale): Promise<Uint8Array> {
  const document = new Document({
    styles: wordStyles(locale),
    externalStyles: OFF_GRID_STYLE,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 640,
    sections: [
      { ...ownPages(sheet, locale), children: textOf(sheet, sheet.paper === 'text' ? TEXT_WIDTH : ACROSS_WIDTH) },
      ...sheet.annexes.map((annex) => ({
        ...acrossPage(sheet),
        children: [
          line('Heading2', [annex.number, annex.title].filter(Boolean).join('\u3000')),
          ...annexBody(annex, ACROSS_WIDTH),
        ],
      })),
    ],
  });
  const bytes = await Packer.pack(document, 'uint8array', false, wordParts(sheet, asOf));
  return settleZip(bytes, asOf);
}

function textOf(sheet: Sheet, width: number): readonly FileChild[] {
  const { body, heading, addressee } = sheet;
  // The room for the leader's note stands right under the masthead.
  const isRoom = (block: Block) => block.type === 'blank' && block.size === 'remark';
  return [
    ...masthead(sheet, width),
    ...body.filter(isRoom).flatMap((block) => wordBlock(block, width)),
    line('Title', heading),
    ...(addressee === '' ? [] : [line('Addressee', addressee)]),
    ...body.filter((block) => !isRoom(block)).flatMap((block) => wordBlock(block, width)),
    ...wordImprint(sheet, width),
  ];
}

function masthead({ masthead: head, sample }: Sheet, width: number): readonly FileChild[] {
  if (head === null) return sample === null ? [] : [line('Notice', sample)];
  const { name, issue, unit, scenario, day } = head;
  const stops = [
    { type: 'center', position: Math.floor(width / 2) },
    { type: 'right', position: width },
  ] as const;
  return [
    line('MastheadName', name),
    line('MastheadIssue', [issue, sample ?? ''].filter(Boolean).join('\u3000')),
    line('MastheadFrom', [unit, scenario, day].join('\t'), { tabStops: stops }),
  ];
}
