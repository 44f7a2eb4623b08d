// From what the camera saw to what is kept: scaled, stamped, compressed, hashed. Runs in the worker, or on the page without one.
import { heicBrands } from '../../domain/photo.ts';
import { openPhoto, type Frame } from './open-photo.ts';
import { copySide, greyOf, lookOf, type OwnLook } from './photo-look.ts';
import { layStamp, type Stamp } from './stamp.ts';

/** A frame of the camera, or a file as it was chosen. */
export type Raw = { frame: Frame } | { file: Blob };
export type PictureType = 'image/jpeg' | 'image/heic';
export type Picture = {
  bytes: ArrayBuffer;
  thumb: ArrayBuffer;
  sha256: string;
  type: PictureType;
  width: number;
  height: number;
};
/** `look` is asked once the picture is on its way: nothing waits for it. Null where the picture could not be opened. */
export type Made = { picture: Picture; look: (() => OwnLook) | null };
/** blank: one single colour, so the lens was covered or not ready; unreadable: no picture this browser can open; tooLarge: not small enough to keep. */
export type PictureFault = 'blank' | 'unreadable' | 'tooLarge';
export class BadPicture extends Error {
  readonly fault: PictureFault;
  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = 'BadPicture';
    this.fault = fault;
  }
}

const longSide = 1600;
const thumbSide = 240;
const thumbBytes = 12_000;
const fonts =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

let line: Promise<unknown> = Promise.resolve();

/**
 * One after another: an opened photo takes tens of megabytes. But a file is copied at once: the browser may take its
 * hands off it while others are worked on. `keep` has put the copy away, as far as the page could take it along, before anything is made of it.
 */
export async function makePicture(
  raw: Raw,
  stamp: Stamp,
  keep: (copy: ArrayBuffer) => Promise<void> = async () => undefined,
): Promise<Made> {
  const copy = 'file' in raw ? raw.file.arrayBuffer().then((bytes) => keep(bytes).then(() => bytes)) : null;
  const made = line.then(async () => ('frame' in raw ? draw(raw.frame, stamp) : ofFile(await copy!, raw.file, stamp)));
  line = made.catch(() => undefined);
  return made;
}

async function ofFile(bytes: ArrayBuffer, file: Blob, stamp: Stamp): Promise<Made> {
  const opened = await openPhoto(bytes, file, longSide);
  if (opened) return draw(opened, stamp);
  if (!isHeic(bytes)) throw new BadPicture('unreadable');
  // Evidence first: this browser cannot open it, another one can.
  const size = { width: 0, height: 0 };
  const picture: Picture = { bytes, thumb: new ArrayBuffer(0), sha256: await hash(bytes), type: 'image/heic', ...size };
  return { picture, look: null };
}

async function draw(frame: Frame, stamp: Stamp): Promise<Made> {
  try {
    const [width, height] = within(sizeOf(frame), longSide);
    const [canvas, pen] = sheet(width, height);
    pen.drawImage(frame, 0, 0, width, height);
    if (isOneColour(canvas)) throw new BadPicture('blank');
    // Without the stamp, whose letters are sharp on every picture.
    const look = lookAt(canvas);
    drawStamp(pen, stamp, width, height);
    const [bytes, thumb] = await Promise.all([jpeg(canvas, 0.8), thumbOf(canvas)]);
    return { picture: { bytes, thumb, sha256: await hash(bytes), type: 'image/jpeg', width, height }, look };
  } finally {
    frame.close();
  }
}

const sizeOf = (frame: Frame) =>
  'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame;

function within({ width, height }: { width: number; height: number }, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

type Pen = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
type Canvas = OffscreenCanvas | HTMLCanvasElement;

function sheet(width: number, height: number): [Canvas, Pen] {
  const canvas: Canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d') as Pen | null;
  if (!pen) throw new BadPicture('unreadable');
  return [canvas, pen];
}

/** Looked at small, so noise of a dark room still counts as a picture and a dead sensor does not. */
function isOneColour(picture: Canvas): boolean {
  const side = 32;
  const [, pen] = sheet(side, side);
  pen.drawImage(picture, 0, 0, side, side);
  const { data } = pen.getImageData(0, 0, side, side);
  for (let i = 4; i < data.length; i += 4) {
    for (let channel = 0; channel < 3; channel++) {
      if (Math.abs(data[i + channel]! - data[channel]!) > 1) return false;
    }
  }
  return true;
}

/** Copied small now, read and judged later. */
function lookAt(picture: Canvas): () => OwnLook {
  const [width, height] = within(picture, copySide);
  const [, pen] = sheet(width, height);
  pen.imageSmoothingQuality = 'medium';
  pen.drawImage(picture, 0, 0, width, height);
  return () => lookOf(greyOf(pen.getImageData(0, 0, width, height).data, width, height));
}

function drawStamp(pen: Pen, stamp: Stamp, width: number, height: number): void {
  pen.font = `600 100px ${fonts}`;
  const { lines, fontSize, lineHeight, padding, bandHeight } = layStamp(
    stamp,
    width,
    height,
    (text) => pen.measureText(text).width / 100,
  );
  pen.fillStyle = 'rgb(0 0 0 / 0.5)';
  pen.fillRect(0, height - bandHeight, width, bandHeight);
  pen.font = `600 ${fontSize}px ${fonts}`;
  pen.fillStyle = '#fff';
  pen.textBaseline = 'middle';
  for (const [row, line] of lines.entries()) {
    pen.fillText(line, padding, height - bandHeight + padding + (row + 0.5) * lineHeight);
  }
}

async function thumbOf(canvas: Canvas): Promise<ArrayBuffer> {
  const [width, height] = within(canvas, thumbSide);
  const [small, pen] = sheet(width, height);
  pen.drawImage(canvas, 0, 0, width, height);
  let bytes = await jpeg(small, 0.7);
  for (let quality = 0.55; bytes.byteLength > thumbBytes && quality > 0.1; quality -= 0.15) {
    bytes = await jpeg(small, quality);
  }
  return bytes;
}

async function jpeg(canvas: Canvas, quality: number): Promise<ArrayBuffer> {
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type: 'image/jpeg', quality })
      : await new Promise<Blob | null>((resolve) => {
          canvas.toBlob(resolve, 'image/jpeg', quality);
        });
  if (!blob) throw new BadPicture('unreadable');
  return blob.arrayBuffer();
}

async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** ISO media files name their kind in the fifth to twelfth byte. */
export function isHeic(file: ArrayBuffer): boolean {
  const head = String.fromCharCode(...new Uint8Array(file.slice(4, 12)));
  return head.startsWith('ftyp') && heicBrands.has(head.slice(4, 8));
}
