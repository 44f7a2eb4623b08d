// Everything that has not arrived, as one file that a person can hand over.
import type { DeviceDb, Draft } from '../db/device-db.ts';
import { photoBytes } from '../db/photo-bytes.ts';
import { draftsVersion, onlyOf, unsent, type Unsent } from '../db/unsent.ts';
import type { Session } from '../domain/protocol.ts';
import { unsentFormat } from '../domain/unsent-format.ts';
import { dayKey } from './format.ts';
import { screen } from './state.ts';

/** What is said when it is over; null when the person thought better of it. */
export type Exported = 'exported' | 'exportFailed' | 'exportedScreen' | null;

/**
 * Hands over the file of what `opened` holds. `onScreen`: a draft that could not be written; it goes along as it is on screen, and
 * alone where nothing can be read any more.
 */
export async function exportUnsent(
  opened: () => Promise<DeviceDb>,
  session: Session,
  onScreen?: Draft,
): Promise<Exported> {
  try {
    const db = await opened();
    return (await handOver(await unsentFile(db, session, await unsent(db, onScreen)))) ? 'exported' : null;
  } catch (error) {
    console.error(error);
    if (!onScreen) return 'exportFailed';
  }
  return handOver(await unsentFile(null, session, onlyOf(onScreen))).then(
    (isOver) => (isOver ? 'exportedScreen' : null),
    () => 'exportFailed',
  );
}

/** Built piece by piece: one photo at a time is held in memory as text. */
async function unsentFile(db: DeviceDb | null, { person, school }: Session, what: Unsent): Promise<File> {
  const { entries, photos, inHand, drafts } = what;
  const at = Date.now();
  const head = {
    format: unsentFormat,
    exportedAt: at,
    person,
    school,
    entries,
    inHand,
    drafts: { version: draftsVersion, rows: drafts },
  };
  const parts: string[] = [JSON.stringify(head).slice(0, -1), ',"photos":['];
  let first = true;
  for (const { sha256, type } of photos) {
    const bytes = db && (await photoBytes(db, sha256));
    if (!bytes) continue;
    parts.push(first ? '' : ',', JSON.stringify({ sha256, type, base64: await base64(bytes) }));
    first = false;
  }
  parts.push(']}');
  return new File(parts, screen.getState().words.records.exportName(dayKey(at)), { type: 'application/json' });
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
async function handOver(file: File): Promise<boolean> {
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
