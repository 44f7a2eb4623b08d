// The rows of one sheet, from its XML.
import { BadWorkbook } from './bad-workbook.ts';
import { textReader, unescaped } from './texts.ts';
import { walkXml } from './walk-xml.ts';

/** `row`: as the spreadsheet numbers it, from 1. Cells by column, A is 0; empty ones are left out. */
export type SheetRow = { row: number; cells: Map<number, string>; formulas: number[] };

const maxRows = 10_000;
const maxColumns = 200;

/** Rows with something in them. `texts`: what cells name by number. */
export function readRows(xml: string, texts: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  const reader = new RowReader(texts);
  walkXml(xml, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (part) => reader.text(part),
    close(name) {
      reader.close(name);
      if (name === 'row' && reader.hasSaid && rows.push(reader.row) > maxRows) throw new BadWorkbook('too-large');
    },
  });
  return rows;
}

/** The row and the cell that are open. */
class RowReader {
  row: SheetRow = { row: 0, cells: new Map(), formulas: [] };
  readonly #texts: readonly string[];
  readonly #inline = textReader();
  #column = -1;
  #type = 'n';
  #value = '';
  #isValue = false;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  get hasSaid(): boolean {
    return this.row.cells.size > 0 || this.row.formulas.length > 0;
  }

  open(name: string, attributes: () => Record<string, string>): void {
    this.#inline.open(name);
    if (name === 'row') this.#openRow(Number(attributes()['r']));
    else if (name === 'c') this.#openCell(attributes());
    else if (name === 'v') this.#isValue = true;
    else if (name === 'f') this.row.formulas.push(this.#column);
  }

  text(part: string): void {
    this.#inline.text(part);
    if (this.#isValue) this.#value += part;
  }

  close(name: string): void {
    this.#inline.close(name);
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
  }

  /** Rows and cells that do not say where they are stand after the last. */
  #openRow(said: number): void {
    const next = this.row.row + 1;
    this.row = { row: Number.isSafeInteger(said) && said > next ? said : next, cells: new Map(), formulas: [] };
    this.#column = -1;
  }

  #openCell({ r = '', t = 'n' }: Record<string, string>): void {
    this.#column = columnOf(r) ?? this.#column + 1;
    this.#type = t;
    this.#value = '';
  }

  #closeCell(): void {
    const said = this.#said();
    if (said.trim() === '') return;
    if (this.#column >= maxColumns) throw new BadWorkbook('too-large');
    this.row.cells.set(this.#column, said);
  }

  #said(): string {
    const inline = this.#inline.take();
    switch (this.#type) {
      case 's':
        return this.#texts[Number(this.#value)] ?? '';
      case 'inlineStr':
        return inline;
      case 'b':
        return this.#value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return numberText(this.#value);
      default:
        return unescaped(this.#value);
    }
  }
}

/** 0.1 is kept as 0.10000000000000001; the shortest number that is the same is what was typed. */
const numberText = (value: string): string =>
  value.trim() === '' || Number.isNaN(Number(value)) ? value : String(Number(value));

/** "AB12" is in column 27; null for what names no cell. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference)?.[1];
  if (!letters) return null;
  return Buffer.from(letters).reduce((sum, letter) => sum * 26 + letter - 64, 0) - 1;
}
