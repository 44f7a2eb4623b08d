// What a picture's square code says. The browser's own reader where it has one that works, ours where it has not (ADR 13).

import { nativeDetector } from './native-detector.ts';

/** Anything a camera or a file gives that can be drawn. */
export type Seen = HTMLVideoElement | ImageBitmap;
export type ReadCode = (seen: Seen) => Promise<string | null>;

/** A reader for one camera session: it remembers what it tried last. */
export async function openReader(): Promise<ReadCode> {
  const native = await nativeDetector();
  if (!native) return ownReader();
  let own: Promise<ReadCode> | null = null;
  return async (seen) => {
    if (!own) {
      try {
        return (await native.detect(seen))[0]?.rawValue ?? null;
      } catch (error) {
        // Some phones have the name of it and nothing behind it.
        console.warn('the browser cannot read codes after all', error);
        own = ownReader();
      }
    }
    return (await own)(seen);
  };
}

/** Longer side of the picture that is searched, in dots: what a cheap phone gets through several times a second. */
const searched = 800;

/**
 * Looks at the whole picture twice and then at its middle, magnified: small codes are found that way, and of a dark
 * picture it needs several looks anyway.
 */
async function ownReader(): Promise<ReadCode> {
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  let looks = 0;
  return async (seen) => {
    const [width, height] = 'videoWidth' in seen ? [seen.videoWidth, seen.videoHeight] : [seen.width, seen.height];
    if (!brush || width === 0) return null;
    const part = ++looks % 3 === 0 ? 0.5 : 1;
    const scale = Math.min(searched / (Math.max(width, height) * part), 2);
    canvas.width = Math.round(width * part * scale);
    canvas.height = Math.round(height * part * scale);
    const [left, top] = [(width * (1 - part)) / 2, (height * (1 - part)) / 2];
    brush.drawImage(seen, left, top, width * part, height * part, 0, 0, canvas.width, canvas.height);
    try {
      return decode(brush.getImageData(0, 0, canvas.width, canvas.height));
    } catch (error) {
      // It has no other way of saying that it found nothing.
      if (error instanceof Error) return null;
      throw error;
    }
  };
}
