/** A4 and the margins of GB/T 9704 (37, 26, 35, 28 mm), in twentieths of a point. */
export const A4 = { short: 11906, long: 16838 };
export const TEXT_MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 850, footer: 1304, gutter: 0 };
export const ACROSS_MARGIN = { top: 1020, right: 850, bottom: 1020, left: 850, header: 500, footer: 500, gutter: 0 };

/** Width of the type area upright and across. */
export const TEXT_WIDTH = A4.short - TEXT_MARGIN.left - TEXT_MARGIN.right;
export const ACROSS_WIDTH = A4.long - ACROSS_MARGIN.left - ACROSS_MARGIN.right;

/** 22 lines on 225 mm, in twentieths of a point. */
export const LINE = 579;
