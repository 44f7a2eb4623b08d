// A file on its way with how far it is in between: pieces, each behind a head of five bytes, and shares in percent, a head each.
// Whoever asks for it with this type is sent that; everybody else the plain file.

export const stepsType = 'application/x-patrol-steps';

const headBytes = 5;
const kinds = { piece: 0, share: 1 } as const;

function headOf(kind: keyof typeof kinds, n: number): Uint8Array {
  const head = new DataView(new ArrayBuffer(headBytes));
  head.setUint8(0, kinds[kind]);
  head.setUint32(1, n);
  return new Uint8Array(head.buffer);
}

/** `share`: from 0 to 1, asked before each piece; null while it is not known. Only a new percent is told, and never a smaller one. */
export async function* inSteps(
  pieces: AsyncIterable<Uint8Array>,
  share: () => number | null,
): AsyncGenerator<Uint8Array> {
  let told = -1;
  for await (const piece of pieces) {
    const percent = Math.floor(Math.min(share() ?? -1, 1) * 100);
    if (percent > told) yield headOf('share', (told = percent));
    yield headOf('piece', piece.byteLength);
    yield piece;
  }
}

/** Takes what comes in, cut anywhere. `isWhole`: nothing that was begun is still missing. */
export function stepReader(got: { piece: (bytes: Uint8Array<ArrayBuffer>) => void; share: (percent: number) => void }) {
  const head = new DataView(new ArrayBuffer(headBytes));
  let [filled, left] = [0, 0];
  return {
    isWhole: () => filled === 0 && left === 0,
    take(bytes: Uint8Array<ArrayBuffer>): void {
      for (let at = 0; at < bytes.length;) {
        if (left > 0) {
          const piece = bytes.subarray(at, at + left);
          got.piece(piece);
          left -= piece.length;
          at += piece.length;
          continue;
        }
        head.setUint8(filled++, bytes[at++] ?? 0);
        if (filled < headBytes) continue;
        filled = 0;
        const n = head.getUint32(1);
        if (head.getUint8(0) === kinds.share) got.share(n);
        else left = n;
      }
    },
  };
}
