// An inspection without its answers: what lists say of it.
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Inspection } from '../../domain/inspection.ts';

export type RecordHead = Omit<InspectionRecord, 'inspection'> & {
  inspection: Pick<Inspection, 'placeId' | 'template' | 'startedAt' | 'finishedAt'>;
};
