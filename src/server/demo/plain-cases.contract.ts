// How cases stand by the steps alone, for tests that recount what the demo shows.
import type { EntryOf } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardDo } from '../../domain/hazard-handling.ts';

/** Where each step of the demo leads, as `domain.md` 7.1 has it; what is not here moves nothing. */
const leadsTo: { [step in HazardDo]?: string } = {
  assign: 'assigned',
  reject: 'rejected',
  confirm: 'closed',
  'send-back': 'reported',
  'hand-on': 'transfer',
  'grant-hand-on': 'assigned',
  plan: 'plan-review',
  'approve-plan': 'rectifying',
  rectify: 'to-verify',
  fail: 'rectifying',
  pass: 'verified',
  close: 'closed',
};

type Came<K extends 'hazard-handled' | 'hazard-seen'> = readonly { entry: EntryOf<K>; at: number }[];

/** One that nobody has taken a step of stands as it was found. `handled` and `seen`: all there are, in the order in which they came. */
export function plainCases(
  hazards: readonly Hazard[],
  handled: Came<'hazard-handled'>,
  seen: Came<'hazard-seen'>,
): { id: string; state: string; dos: HazardDo[] }[] {
  const steps = Map.groupBy(handled, ({ entry }) => entry.subject);
  const seenLast = new Map(seen.map(({ entry, at }) => [entry.subject, at]));
  return hazards.map((hazard) => {
    const taken = steps.get(hazard.id) ?? [];
    const last = taken.at(-1);
    const dos = taken.map(({ entry }) => entry.body.do);
    // Seen again at its place after the last step, and looked back at: told elsewhere.
    const isSeen = last && (seenLast.get(hazard.id) ?? 0) > last.at;
    if (!last || isSeen || dos.includes('look-back')) return { id: hazard.id, state: hazard.state, dos };
    const state = taken.reduce((now, { entry: { body } }) => {
      if (body.do !== 'accept') return leadsTo[body.do] ?? now;
      return body.seen.grade === 'G' ? 'rectifying' : 'plan-review';
    }, 'reported');
    return { id: hazard.id, state: dos.some((what) => leadsTo[what] || what === 'accept') ? state : hazard.state, dos };
  });
}
