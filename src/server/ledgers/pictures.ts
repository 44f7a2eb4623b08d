// The photos and signatures in the cells of a ledger's workbook. So many, and no more: a workbook has to open.
import { hash } from 'node:crypto';
import { isOfDorm } from '../../domain/dorm.ts';
import type { LedgerRow } from '../../domain/ledgers/form.ts';
import type { CellDrawing, CellPhoto } from '../../domain/ledgers/picture.ts';
import type { Parts, SignedIn } from '../env.ts';
import { isMarked, note } from '../routes/dorm-views.ts';
import type { CellPicture } from '../sheets/cell-pictures.ts';
import { drawnPng } from '../sheets/png.ts';

/** Of a workbook; of one photo. What is more is only counted in its cell, as all photos are. */
const most = { photos: 200, bytes: 32 * 1024 * 1024, photo: 1024 * 1024, drawings: 5000 };

export class LedgerPictures {
  readonly #parts: Pick<Parts, 'store' | 'photos' | 'now'>;
  readonly #who: SignedIn;
  readonly #ofDorm: boolean;
  #left = { photos: most.photos, bytes: most.bytes, drawings: most.drawings };
  #seen: CellPhoto[] = [];
  /** How many photos the school has that stand in no cell: more, or larger, than a workbook takes. */ leftOut = 0;

  /** `ofDorm`: the whole ledger is of where students live. */
  constructor(parts: Pick<Parts, 'store' | 'photos' | 'now'>, who: SignedIn, ofDorm: boolean) {
    this.#parts = parts;
    this.#who = who;
    this.#ofDorm = ofDorm;
  }

  async of({ pictures = [] }: LedgerRow): Promise<CellPicture[]> {
    const found: CellPicture[] = [];
    for (const { column, picture } of pictures) {
      const made = 'photo' in picture ? await this.#photo(picture.photo) : this.#drawing(picture.drawing);
      if (!made) continue;
      found.push({ column, ...made });
      if ('photo' in picture) this.#seen.push(picture.photo);
    }
    return found;
  }

  /** Whoever takes photos of a dormitory is written down as having looked at them, before they leave. */
  async noteSeen(): Promise<void> {
    const { person, school } = this.#who;
    const those = this.#seen.filter(({ by }) => by !== person.id);
    this.#seen = [];
    const seen: CellPhoto[] = [];
    for (const photo of those) {
      const { placeName, placeId = '', isDorm } = photo;
      if (this.#ofDorm || isDorm || isOfDorm(placeName) || (await isMarked(this.#parts, school.id, placeId)))
        seen.push(photo);
    }
    if (seen.length === 0) return;
    const photos = seen.map(({ sha256, placeName }) => ({ sha256, placeName, at: null }));
    await note(this.#parts, school.id, { at: this.#parts.now(), personId: person.id, how: 'full', photos });
  }

  async #photo({ sha256, by }: CellPhoto): Promise<Omit<CellPicture, 'column'> | null> {
    const { store, photos } = this.#parts;
    const stored = await store.photos.sentBy(this.#who.school.id, by, sha256);
    if (!stored?.width || !stored.height) return null;
    if (stored.type !== 'image/jpeg' && stored.type !== 'image/png') return null;
    if (this.#left.photos <= 0 || stored.bytes > Math.min(most.photo, this.#left.bytes)) {
      this.leftOut++;
      return null;
    }
    this.#left.photos--;
    this.#left.bytes -= stored.bytes;
    const { type, width, height } = stored;
    return { key: sha256, type, width, height, read: () => photos.read(sha256) };
  }

  #drawing(drawing: CellDrawing): Omit<CellPicture, 'column'> | null {
    if (this.#left.drawings-- <= 0) return null;
    const { bytes, ...size } = drawnPng(drawing);
    const key = hash('sha256', bytes);
    return { key, type: 'image/png', ...size, read: async () => bytes };
  }
}
