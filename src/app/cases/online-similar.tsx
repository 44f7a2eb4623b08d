// What this phone does not know of a place, because it is not one's own to walk, the school may: asked while there is a network.
import type * as v from 'valibot';
import { useMemo } from 'preact/hooks';
import { SimilarHazard, type HazardRow } from '../../domain/hazard-reports.ts';
import { reportItem } from '../../domain/hazard-fold.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardCategory } from '../../domain/hazard-words.ts';
import { useReport } from '../use-report.ts';
import { Similar } from './similar.tsx';

const Schema = SimilarHazard as unknown as v.GenericSchema<unknown, SimilarHazard>;

export type SimilarAtSchoolProps = {
  placeId: string;
  category: HazardCategory;
  /** Known cases that it is not. */
  notSame: readonly string[];
  onSame: (hazard: Hazard) => void;
  onOther: (id: string) => void;
};

export function SimilarAtSchool({ placeId, category, notSame, onSame, onOther }: SimilarAtSchoolProps) {
  const { body } = useReport<SimilarHazard>(`/api/similar-hazards?place=${placeId}&category=${category}`, Schema);
  const row = body?.row;
  const hazard = useMemo(() => row && caseOf(row), [row]);
  if (!hazard || notSame.includes(hazard.id)) return null;
  return <Similar hazard={hazard} onSame={() => onSame(hazard)} onOther={() => onOther(hazard.id)} />;
}

/** As much of the case as the line says: enough to add to it; the whole comes with the next changes. */
function caseOf(row: HazardRow): Hazard {
  const { id, state, grade, category, placeId, placeName, text, reportedAt, reportedByName, dueAt, on } = row;
  const bare = { id, state, grade, category, placeId, placeName, text, reportedAt, reportedByName, dueAt };
  const hazard = {
    ...bare,
    inspectionId: id,
    itemId: reportItem,
    majorRefs: [],
    dept: null,
    due: 'D7' as const,
    reasons: [],
    note: '',
    photos: [],
    reportedBy: '',
  };
  return { ...hazard, handling: { ...handlingOf(hazard), on } };
}
