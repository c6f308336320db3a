/** The request itself cannot be understood: an unknown field, a scalar given twice, a body that does not parse. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** The request is understood and refused; the status says why (401, 403, 405, 413, 415, 429). */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** What its words name, for programs under the same names. */
    readonly about: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
