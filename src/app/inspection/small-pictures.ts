// Small pictures of the photos made last, opened while the photo is still on its way to the disk: once it is kept, it is shown
// without asking the database or unpacking anything.

const most = 20;
const atHand = new Map<string, { address: string; image: HTMLImageElement }>();

/** An empty one is none: where no small picture could be made, the photo itself is shown. */
export function putAtHand(sha256: string, thumb: ArrayBuffer): void {
  if (thumb.byteLength === 0 || atHand.has(sha256)) return;
  const address = URL.createObjectURL(new Blob([thumb]));
  const image = Object.assign(new Image(), { src: address });
  // Who shows it finds out for himself.
  image.decode().catch(() => undefined);
  atHand.set(sha256, { address, image });
  if (atHand.size > most) dropOldest();
}

function dropOldest(): void {
  for (const [sha256, { address }] of atHand) {
    URL.revokeObjectURL(address);
    atHand.delete(sha256);
    return;
  }
}

/** An address the browser has opened already. */
export const smallAtHand = (sha256: string): string | undefined => atHand.get(sha256)?.address;
