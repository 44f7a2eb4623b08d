// A picture as it is put up: small enough for a phone, drawn anew where it is large, so that nothing but what is seen goes along.
import { maxPlanBytes, planTypes } from '../../domain/schema/floor-plan.ts';

/** A floor is read at this size on a desk. */
const longSide = 2000;
/** So small it comes in a moment on a phone, too. */
const smallBytes = 300_000;
const qualities = [0.85, 0.7, 0.5];

export type Ready = { bytes: ArrayBuffer; type: string; width: number; height: number; address: string };

/** Null where this browser cannot open it. `address`: to show it by; whoever drops it revokes it. Refuses `too-large` in words of its own. */
export async function readyToHang(file: Blob): Promise<Ready | 'not-opened' | 'too-large'> {
  const opened = await open(file);
  if (!opened) return 'not-opened';
  const scale = Math.min(1, longSide / Math.max(opened.width, opened.height));
  const [width, height] = [opened.width, opened.height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  // A drawing stays as sharp as it is; photos carry where and when they were taken, and are drawn anew.
  const isAsItIs =
    scale === 1 &&
    file.type !== 'image/jpeg' &&
    file.size <= smallBytes &&
    planTypes.some((type) => type === file.type);
  const blob = isAsItIs ? file : await drawn(opened, width, height);
  opened.close();
  if (!blob || blob.size > maxPlanBytes) return 'too-large';
  return { bytes: await blob.arrayBuffer(), type: blob.type, width, height, address: URL.createObjectURL(blob) };
}

async function open(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function drawn(opened: ImageBitmap, width: number, height: number): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) return null;
  // What shines through is paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(opened, 0, 0, width, height);
  let last: Blob | null = null;
  for (const quality of qualities) {
    last = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (last && last.size <= smallBytes) break;
  }
  return last;
}
