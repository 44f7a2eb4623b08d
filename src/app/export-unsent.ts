// Everything that has not arrived, as one file that a person can hand over.
import type { DeviceDb } from '../db/device-db.ts';
import { photoBytes } from '../db/photo-bytes.ts';
import { unsent } from '../db/unsent.ts';
import type { Session } from '../domain/protocol.ts';
import { unsentFormat } from '../domain/unsent-file.ts';

/** Built piece by piece: one photo at a time is held in memory as text. */
export async function unsentFile(db: DeviceDb, { person, school }: Session, name: string, at: number): Promise<File> {
  const { entries, photos, inHand } = await unsent(db);
  const head = { format: unsentFormat, exportedAt: at, person, school, entries, inHand };
  const parts: string[] = [JSON.stringify(head).slice(0, -1), ',"photos":['];
  let first = true;
  for (const { sha256, type } of photos) {
    const bytes = await photoBytes(db, sha256);
    if (!bytes) continue;
    parts.push(first ? '' : ',', JSON.stringify({ sha256, type, base64: await base64(bytes) }));
    first = false;
  }
  parts.push(']}');
  return new File(parts, name, { type: 'application/json' });
}

function base64(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(new Blob([bytes]));
  });
}

/** Shares the file where the phone can, else saves it. False when the person thought better of it. */
export async function handOver(file: File): Promise<boolean> {
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) throw error;
    }
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
