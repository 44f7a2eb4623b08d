// A photo as it leaves a stranger's phone: small, upright, and drawn anew, so that nothing but what is seen goes along.
import { momentBy } from '../../db/moment.ts';
import { maxPublicPhotoBytes, type PublicReport } from '../../domain/public-report.ts';

export type Picture = { photo: PublicReport['photos'][number]; bytes: ArrayBuffer; address: string };

const longSide = 1600;
const qualities = [0.8, 0.6, 0.4];

/** Photos are named by their hash, which browsers make on safe addresses only. */
export const mayMakePictures = (): boolean => isSecureContext && typeof createImageBitmap === 'function';

/** Null where this browser cannot open it. `address`: to show it by; whoever drops the picture revokes it. */
export async function pictureOf(file: Blob): Promise<Picture | null> {
  const opened = await open(file);
  if (!opened) return null;
  const scale = Math.min(1, longSide / Math.max(opened.width, opened.height));
  const [width, height] = [opened.width, opened.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(opened, 0, 0, canvas.width, canvas.height);
  opened.close();
  const blob = await jpegOf(canvas);
  if (!blob) return null;
  const bytes = await blob.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const measured = { width: canvas.width, height: canvas.height, bytes: bytes.byteLength };
  const photo = { sha256, itemId: 'report', takenAt: momentBy(undefined), source: 'file', type: 'image/jpeg' } as const;
  return { photo: { ...photo, ...measured }, bytes, address: URL.createObjectURL(blob) };
}

async function open(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function jpegOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob?.type === 'image/jpeg' && blob.size <= maxPublicPhotoBytes) return blob;
  }
  return null;
}

const hex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
