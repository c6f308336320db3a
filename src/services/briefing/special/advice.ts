/** What a sheet proposes: one project, who has it in hand, by which day, and what hangs on it (t of the pollutant the sheet is about). */
export interface Advice {
  /** `keep`: not later than its last safe day; `finish`: on the planned day; `earlier`: brought forward; `adopt`: out of the reserve. */
  readonly kind: 'keep' | 'finish' | 'earlier' | 'adopt';
  readonly project: string;
  readonly name: string;
  readonly unit: string;
  readonly day: string;
  /** Season t the project brings by the plan (`keep`, `finish`), brings back (`earlier`) or would bring (`adopt`). */
  readonly tonnes: number;
}
