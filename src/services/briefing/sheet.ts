import type { Book } from '../../../models/vocabulary.ts';
import type { Chart } from '../../charts/chart.ts';
import type { Annex } from './bulletin/annex.ts';
import type { Kind } from './kinds.ts';

/** A figure of a sheet: what it is exactly, and whose it is. */
export interface Figure {
  /** Unique within its sheet and the same in every issue of its kind: `done`, `built-NOx`, `370211-rate`. */
  readonly id: string;
  readonly label: string;
  /** Before rounding. */
  readonly value: number;
  readonly unit: 'count' | 'tonnes' | 'percent' | 'points' | 'days' | 'wan';
  /** As it stands on the sheet, unit left out. */
  readonly printed: string;
  /** 口径: which book (null = counts and days), which pollutant, which measure and period. */
  readonly book: Book | null;
  readonly pollutant: string | null;
  readonly basis: string;
  /** May it leave the house (可发布), or is it for internal use (内部)? */
  readonly release: 'public' | 'internal';
  /** What each project adds; the sum is the value. Empty for a figure made from others, which `of` names. */
  readonly parts: readonly { readonly project: string; readonly value: number }[];
  readonly of: readonly string[];
}

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Ids of the figures the value and then the note print, in their order. */
  readonly figures?: readonly string[];
}

export interface Paragraph {
  /** Unique within its sheet; an edited text is kept under it. */
  readonly id: string;
  readonly head: string;
  readonly text: string;
  /** Ids of the figures the text prints, in the order it prints them. */
  readonly figures: readonly string[];
  /** Written by hand in place of the generated text (人工修改). */
  readonly edited?: boolean;
}

/** A piece of a page. Every kind of sheet is built from these, and every kind of file is written from them. */
export type Block =
  | { readonly type: 'tiles'; readonly tiles: readonly Tile[] }
  | ({ readonly type: 'paragraph' } & Paragraph)
  | { readonly type: 'charts'; readonly charts: readonly Chart[] }
  | { readonly type: 'table'; readonly table: Annex }
  /** Names and what stands beside them, in pairs over the width of the page. */
  | { readonly type: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  /** Room to write by hand. */
  | { readonly type: 'blank'; readonly label: string; readonly size: 'remark' | 'reply' }
  /** Small print: how the figures above are counted. */
  | { readonly type: 'notes'; readonly lines: readonly string[] }
  | { readonly type: 'signatures'; readonly labels: readonly string[] }
  | { readonly type: 'columns'; readonly columns: readonly (readonly Block[])[] };

/** What an issued sheet asks of a unit: which projects, and the day by which it answers. */
export interface SheetTask {
  /** Code of a district or of a functional area. */
  readonly unit: string;
  readonly due: string;
  readonly projects: readonly { readonly id: string; readonly lateDays: number }[];
}

/** A finished sheet, every word and figure ready to print. */
export interface Sheet {
  readonly kind: Kind;
  readonly windowTitle: string;
  /** Said on top of a sheet of invented data; null for real ones. */
  readonly sample: string | null;
  /** Head of a paper that is issued; null for working papers. */
  readonly masthead: {
    readonly name: string;
    readonly issue: string;
    readonly unit: string;
    readonly day: string;
    readonly scenario: string;
  } | null;
  readonly heading: string;
  /** 致: whom the sheet is addressed to; empty for everybody. */
  readonly addressee: string;
  /** `text`: upright, 28 signs by 22 lines; `sheet`: across. */
  readonly paper: 'text' | 'sheet';
  readonly body: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly colophon: { readonly copies: readonly string[]; readonly trace: readonly string[] };
  /** The words around a page's number and the number of pages. */
  readonly pageWords: { readonly before: string; readonly between: string; readonly after: string };
  readonly figures: readonly Figure[];
  /** Only a 督办单 over late projects asks for an answer. */
  readonly task?: SheetTask;
  /** Laid across every page of what is not issued; nothing when left out. */
  readonly watermark?: string;
  /** What opens the trace of an issued sheet: the code, its square of modules (SVG) when there is an address to go to. */
  readonly seal?: { readonly code: string; readonly svg: string };
}
