// What is wrong with a file, and what of it was left aside, each at its place.
import type { BadRow, BadRowCode, FileNote, NoteCode } from '../../domain/checklist-file.ts';

/** Where something stands, and what stands there. */
export type Place = { sheet: string; row: number; column: string; value: string };

export const wholeFile: Place = { sheet: '', row: 0, column: '', value: '' };
const shown = 100;

export class FileReport {
  readonly bad: BadRow[] = [];
  readonly notes: FileNote[] = [];
  /** From where in the file each part of the template came, by its path: `items.3.text.zh`. */
  readonly #places = new Map<string, Place>();
  readonly #locate: ((path: string) => Place) | null;

  /** `locate`: where the file itself has such paths. */
  constructor(locate: ((path: string) => Place) | null = null) {
    this.#locate = locate;
  }

  cameFrom(path: string, place: Place): void {
    this.#places.set(path, place);
  }

  /** The place of the nearest part that is known. */
  placeOf(path: string): Place {
    if (this.#locate) return this.#locate(path);
    for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      const place = this.#places.get(part);
      if (place) return place;
    }
    return wholeFile;
  }

  /** One fault a place: what was first wrong there is why the rest is. */
  fail(place: Place, code: BadRowCode): void {
    if (!this.isBad(place)) this.bad.push({ ...cut(place), code });
  }

  isBad(place: Place): boolean {
    return this.bad.some(
      ({ sheet, row, column }) => sheet === place.sheet && row === place.row && column === place.column,
    );
  }

  note(place: Place, code: NoteCode): void {
    this.notes.push({ ...cut(place), code });
  }

  /** What holds of a whole column is said once, where it begins. */
  noteOnce(place: Place, code: NoteCode): void {
    const isKnown = this.notes.some(
      (note) => note.code === code && note.sheet === place.sheet && note.column === place.column,
    );
    if (!isKnown) this.note(place, code);
  }
}

const cut = ({ sheet, row, column, value }: Place): Place => ({
  sheet: sheet.slice(0, shown),
  row,
  column: column.slice(0, shown),
  value: Array.from(value).slice(0, shown).join(''),
});
