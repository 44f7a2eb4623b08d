// A browser that draws: what is written is told, and what is read back is what `valueAt` says, byte by byte.
import { vi } from 'vitest';

export function drawing(valueAt: (byte: number) => number, written: (text: string) => void = () => undefined): void {
  const pen = {
    drawImage: () => undefined,
    fillRect: () => undefined,
    fillText: written,
    measureText: () => ({ width: 100 }),
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, byte) => valueAt(byte)),
    }),
  };
  class Canvas {
    width: number;
    height: number;
    constructor(width: number, height: number) {
      this.width = width;
      this.height = height;
    }
    getContext = () => pen;
    convertToBlob = async () => new Blob(['a picture']);
  }
  vi.stubGlobal('OffscreenCanvas', Canvas);
}
