// Opening a photo that was chosen as a file, only as large as it is wanted: a phone's own camera makes 12 megapixels and more.

/** What the camera saw at one moment, or a file that was opened; upright when drawn. */
export type Frame = ImageBitmap | VideoFrame;

/**
 * `bytes`: the copy that was made of the file. `side` is the least the long side is wanted to be, in pixels. Null: no picture this browser can open.
 */
export async function openPhoto(bytes: ArrayBuffer, file: Blob, side: number): Promise<Frame | null> {
  const size = jpegSize(bytes);
  const small = size && (await openReduced(bytes, size, side));
  if (small) return small;
  // The browser would keep a copy of the copy; it is for when the file cannot be read any more.
  return (await openWhole(file, size, side)) ?? openWhole(new Blob([bytes], { type: file.type }), size, side);
}

type Size = { width: number; height: number };

/** A JPEG can be unpacked at so many eighths of its size, which costs a fraction of the time and of the memory. */
async function openReduced(bytes: ArrayBuffer, size: Size, side: number): Promise<VideoFrame | null> {
  const eighths = Math.ceil((8 * side) / Math.max(size.width, size.height));
  if (typeof ImageDecoder === 'undefined' || eighths >= 8) return null;
  const [desiredWidth, desiredHeight] = [size.width, size.height].map((whole) => Math.ceil((whole * eighths) / 8));
  try {
    const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg', desiredWidth, desiredHeight });
    const { image } = await decoder.decode().finally(() => decoder.close());
    if (Math.max(image.displayWidth, image.displayHeight) >= side) return image;
    image.close();
    return null;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}

/** Made small in the same step where the size is known: some phones answer a picture too large with a white one. */
async function openWhole(file: Blob, size: Size | null, side: number): Promise<ImageBitmap | null> {
  const isLarge = size && Math.max(size.width, size.height) > side;
  const resize = isLarge && (size.width > size.height ? { resizeWidth: side } : { resizeHeight: side });
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image', ...resize, resizeQuality: 'medium' });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** As the frame header of a JPEG says, before it is turned upright; null for what is not a JPEG. */
export function jpegSize(bytes: ArrayBuffer): Size | null {
  const view = new DataView(bytes);
  if (view.byteLength < 2 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return null;
    if (isFrameHeader(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}

/** FFC0 to FFCF, but for three that hold tables. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
