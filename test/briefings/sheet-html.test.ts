import { describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { sampleFacts } from './sample-facts.ts';

const t = translator('zh-CN');
const facts = sampleFacts({ projects: 400 });
const html = sheetHtml(bulletinSheet(facts, t), 'zh-CN');

describe('the sheet as a file', () => {
  test.each(LOCALES)('stands by itself: one style, no script, no style attribute, no address (%s)', (locale) => {
    const own = sheetHtml(bulletinSheet(facts, translator(locale)), locale);
    expect(own.match(/<style/g)).toHaveLength(1);
    expect(own).not.toMatch(/<script|\sstyle=|javascript:|<link|<img|<iframe|@import/);
    expect(own.replace(/http:\/\/www\.w3\.org\/\S+/g, '')).not.toMatch(/https?:|\ssrc=|\shref=/);
    expect(own).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${locale}">`));
  });

  test('is no larger than 150 kB and 500 bytes a row', () => {
    const rows = html.match(/<tr>/g)!.length;
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(150_000 + 500 * rows);
    // A picture says what it shows before it shows it.
    expect(html).not.toMatch(/<figure[^>]*><svg/);
  });

  test('is the same bytes for the same facts', () => {
    expect(sheetHtml(bulletinSheet(sampleFacts({ projects: 400 }), t), 'zh-CN')).toBe(html);
  });

  test('has one heading of the first order, a head for every column and a name for every drawing', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    for (const [head] of html.matchAll(/<th[ >][^>]*>/g)) expect(head).toContain('scope="col"');
    for (const [, drawing] of html.matchAll(/(<svg [\s\S]*?<\/svg>)/g))
      expect(drawing).toMatch(/role="img"[\s\S]*<title[\s\S]*<desc/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps colours and hatching on paper, and names every kind of page', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(html)![1]!;
    expect(style).toContain('print-color-adjust: exact');
    for (const [, page] of style.matchAll(/@page([^{]*)\{/g)) expect(page!.trim()).toMatch(/^(text|sheet)\b/);
    expect(html).toMatch(/<pattern [\s\S]*class="hatch"/);
  });

  test('asks for the face that comes with the print before its installed twin, out of which a PDF copies radicals', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(html)![1]!;
    const stacks = style.match(/[^;:{}]*CJK SC[^;]*/g)!;
    expect(stacks.length).toBeGreaterThan(4);
    for (const stack of stacks) expect(stack).toMatch(/'Noto (Serif|Sans) SC',\s*'Noto \1 CJK SC'/);
  });

  test('shows what somebody typed as text, whatever it is', () => {
    const typed = '<b onmouseover="x">&amp;</b></style><script>';
    const own = sheetHtml(
      bulletinSheet(sampleFacts({ projects: 400, name: typed, zoneName: typed }, typed), t),
      'zh-CN',
    );
    expect(own).not.toMatch(/<b[ >]|<script/);
    expect(own.match(/<style/g)).toHaveLength(1);
    expect(own.match(/<\/style/g)).toHaveLength(1);
  });
});
