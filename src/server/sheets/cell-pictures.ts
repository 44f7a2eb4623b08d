// The pictures of a workbook that is written row by row: what is remembered of each is where it stands; its bytes are read when the rows are done, one after the other.
import type { Anchor } from './drawing-xml.ts';

/** `key`: the same picture has the same, and is in the file once. `width` and `height`: its own, in pixels. */
export type CellPicture = {
  column: number;
  key: string;
  type: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  read: () => Promise<Uint8Array>;
};

/** What a picture is shown within, pixels. */
const frame = { width: 96, height: 72 };
const endings = { 'image/jpeg': 'jpeg', 'image/png': 'png' } as const;

export type Image = { name: string; read: () => Promise<Uint8Array> };

export class CellPictures {
  readonly anchors: Anchor[] = [];
  readonly images: Image[] = [];
  readonly #numbers = new Map<string, number>();

  /** Puts the pictures of a row (from 0, the heads being row 0) over it; how high the highest of them is, 0 without any. */
  put(row: number, pictures: readonly CellPicture[]): number {
    let highest = 0;
    for (const { column, key, type, width, height, read } of pictures) {
      const image = this.#numbers.get(key) ?? this.images.push({ name: this.#nameOf(type), read });
      this.#numbers.set(key, image);
      const scale = Math.min(1, frame.width / width, frame.height / height);
      const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
      this.anchors.push({ row, column, image, width: w, height: h });
      highest = Math.max(highest, h);
    }
    return highest;
  }

  #nameOf(type: CellPicture['type']): string {
    return `image${this.images.length + 1}.${endings[type]}`;
  }
}
