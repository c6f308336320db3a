/** Rows above which a PDF is printed without tags and outline: on thousands of rows they take longer than all the rest. */
export const UNTAGGED_ROWS = 1000;
