// The times a case was seen that it carries no more: the school has them all, with their photos.
import type * as v from 'valibot';
import { HazardView } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { useReport } from '../use-report.ts';
import { SeenStop } from './timeline.tsx';

const Schema = HazardView as unknown as v.GenericSchema<unknown, HazardView>;

export type EarlierSeenProps = { hazard: Hazard };

export function EarlierSeen({ hazard }: EarlierSeenProps) {
  const { id, sightings = [] } = hazard;
  const { body } = useReport<HazardView>(`/api/hazards/${encodeURIComponent(id)}`, Schema);
  const carried = new Set(sightings.map((one) => one.id));
  const earlier = body?.hazard.sightings?.filter((one) => !carried.has(one.id)) ?? [];
  const at = `/api/hazards/${encodeURIComponent(id)}/photos`;
  return (
    <>
      {earlier.map((one) => (
        <SeenStop key={one.id} hazard={body?.hazard ?? hazard} seen={one} at={at} />
      ))}
    </>
  );
}
