// Where the school tells of one record, as it stands or as it stood with one of its submissions.
import type * as v from 'valibot';
import { InspectionView } from '../domain/record-reports.ts';

export const InspectionViewSchema = InspectionView as unknown as v.GenericSchema<unknown, InspectionView>;

export function recordPath(id: string, submission?: string): string {
  const path = `/api/inspections/${encodeURIComponent(id)}`;
  return submission === undefined ? path : `${path}/submissions/${encodeURIComponent(submission)}`;
}
