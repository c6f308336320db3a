import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Locale } from '../../../words/messages.ts';
import type { Sheet } from '../sheet.ts';
import { ACROSS_MARGIN, A4, LINE, TEXT_MARGIN } from './word-measures.ts';

/** 28 signs on 156 mm: by so much (4096ths of a point) each stands closer than 3号 type. */
const SIGN_PITCH = -849;

type Page = Omit<ISectionOptions, 'children'>;

/** The pages of the sheet itself: upright, or across where it is one wide table, as it is printed. */
export function ownPages(sheet: Sheet, locale: Locale): Page {
  return sheet.paper === 'text' ? textPage(sheet, locale) : { ...headers(sheet.watermark), ...acrossPage(sheet) };
}

/** An upright page of text: 28 signs by 22 lines, its number outside at the foot. */
function textPage({ watermark }: Sheet, locale: Locale): Page {
  return {
    ...headers(watermark),
    properties: {
      page: { size: { width: A4.short, height: A4.long, orientation: PageOrientation.PORTRAIT }, margin: TEXT_MARGIN },
      grid:
        locale === 'en'
          ? { type: DocumentGridType.DEFAULT, linePitch: LINE }
          : { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: SIGN_PITCH },
    },
    footers: {
      default: numbered(AlignmentType.RIGHT, ['— ', PageNumber.CURRENT, ' —']),
      even: numbered(AlignmentType.LEFT, ['— ', PageNumber.CURRENT, ' —']),
    },
  };
}

/** A page across, for annexed tables; it says how many pages there are. */
export function acrossPage({ pageWords }: Sheet): Page {
  const { before, between, after } = pageWords;
  const words = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return {
    properties: {
      // The library turns a page by itself: width and height are given as of the upright one.
      page: {
        size: { width: A4.short, height: A4.long, orientation: PageOrientation.LANDSCAPE },
        margin: ACROSS_MARGIN,
      },
      grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
    },
    footers: { default: numbered(AlignmentType.CENTER, words, 21), even: numbered(AlignmentType.CENTER, words, 21) },
  };
}

function numbered(alignment: 'left' | 'right' | 'center', children: readonly string[], size = 28): Footer {
  const indent = alignment === 'center' ? {} : { [alignment]: 280 };
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageNumber',
        alignment,
        indent,
        children: [new TextRun({ children: [...children], size })],
      }),
    ],
  });
}

/** Heads of odd and even pages for the word across what is not issued, which is written in afterwards; later pages take theirs from the first. */
function headers(watermark = ''): Pick<ISectionOptions, 'headers'> {
  if (watermark === '') return {};
  const header = () => new Header({ children: [new Paragraph('')] });
  return { headers: { default: header(), even: header() } };
}
