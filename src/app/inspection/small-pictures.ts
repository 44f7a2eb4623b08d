// Small pictures of the photos made last, still at hand: what was just kept is shown without asking the database for it.

const most = 20;
const atHand = new Map<string, ArrayBuffer>();

/** An empty one is none: where no small picture could be made, the photo itself is shown. */
export function putAtHand(sha256: string, thumb: ArrayBuffer): void {
  if (thumb.byteLength === 0) return;
  atHand.set(sha256, thumb);
  const [oldest] = atHand.keys();
  if (atHand.size > most && oldest) atHand.delete(oldest);
}

export const smallAtHand = (sha256: string): ArrayBuffer | undefined => atHand.get(sha256);
