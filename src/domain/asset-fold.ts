// What the register learns from entries: folded where the whole ledger is, and over the own unsent entries on a phone that looks at it.
import { foldCalendar } from './calendar-fold.ts';
import { readingsOf, withReadings, withTyped } from './asset-facts.ts';
import { fold, type Document, type Read } from './documents.ts';
import type { Entry } from './entry.ts';
import type { AssetRecord } from './asset.ts';
import { inspectionDay, type Inspection } from './inspection.ts';
import { correctedMs } from './moment.ts';
import { foldClosing } from './closing.ts';
import { foldSchoolChanged } from './settings.ts';
import { templateId } from './template.ts';

/** Like `fold`, with the lines of the register that the entry changes, those of things a walk went past too, and with the calendar. */
export function foldWithRegister(entry: Entry, read: Read, schoolId: string, receivedAt: number | null): Document[] {
  if (entry.kind === 'calendar-set') return foldCalendar(entry, read, receivedAt);
  if (entry.kind === 'ledger-closing') return [foldClosing(entry, read, receivedAt)];
  if (entry.kind === 'school-changed') return foldSchoolChanged(entry, read, schoolId, receivedAt);
  const documents = fold(entry, read, schoolId, receivedAt);
  if (entry.kind !== 'asset-kept') return [...documents, ...readLines(entry, read, schoolId)];
  const before = read('asset', entry.subject);
  return documents.map((document): Document => {
    if (document.type !== 'asset') return document;
    return { type: 'asset', id: document.id, body: withTyped(document.body, before, entry) };
  });
}

/** The lines that a walk, its correction or its withdrawal changes, as they are afterwards. */
export function readLines(entry: Entry, read: Read, schoolId: string): Document[] {
  if (entry.kind !== 'inspection-submitted' && entry.kind !== 'inspection-withdrawn') return [];
  const before = read('inspection', entry.subject)?.inspection;
  const said = entry.kind === 'inspection-submitted' ? entry.body : null;
  const readings = said?.assets ? (readingsIn(entry, said, read, schoolId) ?? new Map()) : new Map();
  const ids = new Set([...(before?.assets ?? []), ...(said?.assets ?? [])].map(({ id }) => id));
  return [...ids].flatMap((id): Document[] => {
    const line: AssetRecord | undefined = read('asset', id);
    if (!line) return [];
    const isTold = readings.has(id) || line.read?.some(({ inspectionId }) => inspectionId === entry.subject);
    return isTold ? [{ type: 'asset', id, body: withReadings(line, entry.subject, readings.get(id) ?? []) }] : [];
  });
}

function readingsIn(entry: Entry, body: Inspection, read: Read, schoolId: string) {
  const published = read('template', templateId(body.template));
  const [person, school] = [read('person', entry.by), read('school', schoolId)];
  if (!published || !school) return null;
  return readingsOf(body, published, {
    inspectionId: entry.subject,
    byName: person?.name ?? '',
    at: correctedMs(entry.at),
    day: inspectionDay(body, school.timeZone),
  });
}
