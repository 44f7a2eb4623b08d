// Records: the list, the page of each and the file, and what was said of them in the first place.
import { attachments } from '../../../src/domain/inspection.ts';
import type { InspectionRow, Inspections, InspectionView } from '../../../src/domain/reports.ts';
import { inspectionLine } from '../list-columns.ts';
import { isAbnormal, type Said } from './draw-school.ts';
import { idsOf, type Reading } from './reading.ts';

/** What a line tells of a record, and its page as well. */
type Told = Pick<
  InspectionRow,
  'by' | 'byName' | 'placeName' | 'day' | 'submittedAt' | 'receivedAt' | 'tally' | 'photos'
> &
  Pick<InspectionRow, 'state' | 'templateName'>;

const byLine = (row: InspectionRow): Told => ({
  by: row.by,
  byName: row.byName,
  placeName: row.placeName,
  day: row.day,
  submittedAt: row.submittedAt,
  receivedAt: row.receivedAt,
  tally: row.tally,
  photos: row.photos,
  state: row.state,
  templateName: row.templateName,
});

const byPage = ({ record, photos, provenance, template }: InspectionView): Told => ({
  by: record.by,
  byName: record.byName,
  placeName: record.placeName,
  day: record.day,
  submittedAt: record.submittedAt,
  receivedAt: provenance.receivedAt,
  tally: record.tally,
  photos: {
    have: photos.filter(({ have }) => have).length,
    total: new Set(attachments(record.inspection).map(({ sha256 }) => sha256)).size,
  },
  state: record.state,
  templateName: template.name,
});

const asSaid = ({ by, at, answers, photos, had, isWithdrawn }: Said) => ({
  by: by.id,
  submittedAt: at,
  abnormal: answers.filter(isAbnormal).length,
  photos: { have: photos.filter((one) => had.has(one)).length, total: photos.length },
  state: isWithdrawn ? 'withdrawn' : 'submitted',
});

export async function compareRecords(reading: Reading): Promise<void> {
  const { records } = reading.drawn;
  const withFaults: string[] = [];
  for (const state of ['submitted', 'withdrawn'] as const) {
    const { first, rows } = await reading.list<Inspections>(`/api/inspections?state=${state}`);
    const meant = [...records].filter(([, { isWithdrawn }]) => isWithdrawn === (state === 'withdrawn'));
    reading.same(`the ${state} records`, idsOf(rows), meant.map(([id]) => id).sort());
    const { received, withdrawn } = first.totals;
    reading.same(`how many are ${state}`, { submitted: received, withdrawn }[state], rows.length);
    for (const row of rows) {
      const page = byPage(await reading.json<InspectionView>(`/api/inspections/${row.id}`));
      reading.same(`record ${row.id}, line and page`, byLine(row), page);
      const { by, submittedAt, photos, tally } = page;
      const shown = { by, submittedAt, abnormal: tally.abnormal, photos, state: page.state };
      const said = records.get(row.id);
      if (said) reading.same(`record ${row.id}, page and what was said`, shown, asSaid(said));
      if (state === 'submitted' && tally.abnormal > 0) withFaults.push(row.id);
      reading.seen.records++;
    }
    const around = { ...reading.around, cases: new Map() };
    await reading.file(
      `/api/inspections/file?state=${state}`,
      '检查记录',
      rows.map((row) => inspectionLine(row, around)),
    );
  }
  const { first, rows } = await reading.list<Inspections>('/api/inspections?result=abnormal');
  reading.same('records with faults', idsOf(rows), withFaults.sort());
  reading.same('how many have faults', first.totals.abnormal, withFaults.length);
}
