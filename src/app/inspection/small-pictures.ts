// Small pictures of the photos made last, opened while the photo is still on its way to the disk: once it is kept, it is shown
// without asking the database or unpacking anything.

const most = 20;
const atHand = new Map<string, { address: string; image: HTMLImageElement }>();

/** `address`: where the worker lets it be read. Where no small picture could be made, the photo itself is shown. */
export function putAtHand(sha256: string, address: string): void {
  if (!address || atHand.has(sha256)) return;
  const image = Object.assign(new Image(), { src: address });
  // Who shows it finds out for himself.
  image.decode().catch(() => undefined);
  atHand.set(sha256, { address, image });
  if (atHand.size > most) drop([...atHand.keys()].slice(0, 1));
}

function drop(names: readonly string[]): void {
  for (const sha256 of names) {
    URL.revokeObjectURL(atHand.get(sha256)!.address);
    atHand.delete(sha256);
  }
}

/** Their addresses die with the worker that made them. */
export const dropAll = (): void => atHand.clear();

/** An address the browser has opened already. */
export const smallAtHand = (sha256: string): string | undefined => atHand.get(sha256)?.address;
