// The browser's own reader of codes, where there is one that works.

type Found = { rawValue: string };
export type Detector = { detect: (seen: ImageBitmapSource) => Promise<Found[]> };
type DetectorKind = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };

export async function nativeDetector(): Promise<Detector | null> {
  const kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  if (!kind) return null;
  try {
    return (await kind.getSupportedFormats()).includes('qr_code') ? new kind({ formats: ['qr_code'] }) : null;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}

/** Whether codes are read here without our own reader: tried on an empty picture, because some have the name of it and nothing behind it. */
export async function readsCodes(): Promise<boolean> {
  const native = await nativeDetector();
  if (!native) return false;
  try {
    await native.detect(new ImageData(32, 32));
    return true;
  } catch {
    return false;
  }
}
