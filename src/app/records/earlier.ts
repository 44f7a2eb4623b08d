// The versions of an own record before what stands: from this phone, else from the school or what it said last.
import { useEffect, useState } from 'preact/hooks';
import type { DeviceDb } from '../../db/device-db.ts';
import { earlierHere, type EarlierHere } from '../../db/earlier.ts';
import { keepReport, keptReport } from '../../db/reports.ts';
import { asWalkedLater, walkedTemplate } from '../../db/walked-template.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { InspectionView } from '../../domain/reports.ts';
import type { Template } from '../../domain/template.ts';
import { report } from '../../sync/rest.ts';
import { InspectionViewSchema, recordPath } from '../record-report.ts';
import { useOnline } from '../use-online.ts';
import { useDb } from '../use-screen.ts';

/** `version`: null where it is only at the school, which cannot be asked now. */
export type Earlier = { entryId: string; version: { record: InspectionRecord; template: Template } | null };

/** Oldest first; undefined while they are read. They are asked for again when the network is there again. */
export function useEarlier(record: Pick<InspectionRecord, 'id' | 'entries'>): Earlier[] | undefined {
  const db = useDb();
  const isOnline = useOnline();
  const [found, setFound] = useState<Earlier[]>();
  useEffect(() => {
    let isWanted = true;
    void readAll(db, record).then((all) => isWanted && setFound(all));
    return () => {
      isWanted = false;
    };
  }, [db, record.id, record.entries.join(' '), isOnline]);
  return found;
}

async function readAll(db: DeviceDb, record: Pick<InspectionRecord, 'id' | 'entries'>): Promise<Earlier[]> {
  const here = await earlierHere(db, record);
  return (await Promise.all(here.map((one) => readOne(db, record.id, one)))).flat();
}

async function readOne(db: DeviceDb, id: string, { entryId, record }: EarlierHere): Promise<Earlier[]> {
  const template = record && (await walkedTemplate(db, record.inspection));
  const version = record && template ? { record, template } : null;
  // Only the school knows who signed it afterwards.
  if (version && !version.template.items.some((item) => item.later)) return [{ entryId, version }];
  const view = await askSchool(db, recordPath(id, entryId));
  if (view === 'none') return version ? [{ entryId, version }] : [];
  if (view === 'away') return [{ entryId, version }];
  const walked = await asWalkedLater(view.template, view.record.inspection.assets);
  return [{ entryId, version: { record: view.record, template: walked } }];
}

/** `none`: the school has no such submission, such as when it was taken back. */
async function askSchool(db: DeviceDb, path: string): Promise<InspectionView | 'none' | 'away'> {
  const answered = await report(path, InspectionViewSchema);
  if (answered.ok) {
    await keepReport(db, path, answered.body, answered.body.asOf);
    return answered.body;
  }
  if (answered.why === 'refused') return 'none';
  const kept = await keptReport(db, path);
  return kept ? (kept.body as InspectionView) : 'away';
}
