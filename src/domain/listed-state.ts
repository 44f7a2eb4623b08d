// 反弹重开 or 待重新交办: what came back, and what nobody follows in, stand alike in the ledger and are told apart in lists and papers.
import type { HazardDo, HazardStep } from './hazard-handling.ts';
import type { HazardState, ListedState } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';

/** How it stood in `state` after the last of `steps`. 反弹 is what came back, and not what nobody follows in (`domain.md` 7.1). */
export function listedAfter(state: HazardState, steps: readonly HazardStep[]): ListedState {
  if (state !== 'reopened') return state;
  const by = steps.findLast(({ said, without }) => !without && leadsBack.has(said.do))?.said;
  const isLeft = by?.do === 'move' || (by?.do === 'come-back' && by.outcome === 'go-on');
  return isLeft ? 'ownerless' : state;
}
const leadsBack: ReadonlySet<string> = new Set([
  'move',
  'come-back',
  'reopen',
  'look-back',
  'close',
  'confirm',
] satisfies HazardDo[]);

export const listedState = ({ state, handling }: Pick<Hazard, 'state' | 'handling'>): ListedState =>
  listedAfter(state, handling?.steps ?? []);
