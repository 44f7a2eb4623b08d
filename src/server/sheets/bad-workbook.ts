// No workbook, or one that is larger than any honest one.
export type WorkbookTrouble = 'not-xlsx' | 'too-large';
export class BadWorkbook extends Error {
  readonly why: WorkbookTrouble;

  constructor(why: WorkbookTrouble, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}
