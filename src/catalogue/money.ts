/** 1 万元, the unit of forms and of the model, in 分, that of the database. */
export const FEN = 1_000_000;
