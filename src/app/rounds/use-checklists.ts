// What is filled in at a point: which of it is done on this round, and the way into it and back.
import { useLocation } from 'preact-iso';
import { checklistsDone } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { templates } from '../../db/documents.ts';
import type { Template } from '../../domain/template.ts';
import { comeBackTo } from '../come-back.ts';
import { begin } from '../today/begin.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';
import type { Station } from './stations.ts';

/** `template` undefined where it is not on this phone. */
export type ToFill = { code: string; template: Template | undefined; done: { id: string; at: number } | undefined };

export function useChecklists({ id, opensAt, due }: RoundHere, station: Station | null): ToFill[] | undefined {
  const db = useDb();
  const placeId = station?.point.placeId ?? '';
  const codes = station?.point.templates ?? [];
  const found = useLive(async () => {
    if (codes.length === 0) return { placeId, list: [] };
    const [done, all] = await Promise.all([
      checklistsDone(db, placeId, codes, opensAt ?? due.plannedAt),
      templates(db),
    ]);
    const list = codes.map((code) => ({
      code,
      template: all.find((one) => one.code === code && !one.retired),
      done: done.get(code),
    }));
    return { placeId, list };
  }, [db, id, placeId]);
  return found?.placeId === placeId ? found.list : undefined;
}

/** Opens the checklist here; when it has been handed in, the record leads back to the round. */
export function useFilling({ id }: RoundHere): (station: Station, template: Template) => Promise<void> {
  const db = useDb();
  const { person } = useSession();
  const { route } = useLocation();
  return async ({ place, point }, template) => {
    if (!place) return;
    const cameAt = point.visits.findLast(({ by }) => by === person.id)?.at;
    const address = await begin(db, place, template, cameAt);
    comeBackTo(address, id);
    route(address);
  };
}
