// 反弹重开 or 待重新交办: what came back, and what nobody follows in, stand alike in the ledger and are told apart in lists and papers.
import type { HazardStep } from './hazard-handling.ts';
import type { HazardState, ListedState } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';

/** How it stood in `state` after the last of `steps`. 反弹 is what came back, and not what nobody follows in (`domain.md` 7.1). */
export function listedAfter(state: HazardState, steps: readonly HazardStep[]): ListedState {
  // What brought it there; none where it was seen again.
  const by = steps[steps.findLastIndex((one) => one.state !== 'reopened') + 1];
  const isLeft = state === 'reopened' && !by?.without && (by?.said.do === 'move' || by?.said.do === 'come-back');
  return isLeft ? 'ownerless' : state;
}

export const listedState = ({ state, handling }: Pick<Hazard, 'state' | 'handling'>): ListedState =>
  listedAfter(state, handling?.steps ?? []);
