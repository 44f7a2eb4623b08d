// What this phone does not know of a place, because it is not one's own to walk, the school may: asked while there is a network.
import type * as v from 'valibot';
import { useMemo } from 'preact/hooks';
import { SimilarHazard } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardCategory } from '../../domain/hazard-words.ts';
import { useReport } from '../use-report.ts';
import { caseOf } from './online-row.ts';
import type { Reporting } from './reporting.ts';
import { Similar } from './similar.tsx';

const Schema = SimilarHazard as unknown as v.GenericSchema<unknown, SimilarHazard>;

export type SimilarAtSchoolProps = {
  placeId: string;
  category: HazardCategory;
  /** What is being reported. */
  said: Pick<Reporting, 'notSame'>;
  onSame: (hazard: Hazard) => void;
  onOther: (id: string) => void;
};

export function SimilarAtSchool({ placeId, category, said, onSame, onOther }: SimilarAtSchoolProps) {
  const { body } = useReport<SimilarHazard>(`/api/similar-hazards?place=${placeId}&category=${category}`, Schema);
  const row = body?.row;
  const hazard = useMemo(() => row && caseOf(row), [row]);
  if (!hazard || said.notSame.includes(hazard.id)) return null;
  return <Similar hazard={hazard} onSame={() => onSame(hazard)} onOther={() => onOther(hazard.id)} />;
}
