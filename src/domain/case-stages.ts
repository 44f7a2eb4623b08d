// The columns of the board of cases, from left to right, and what stands in each.
import type { ListedState } from './hazard-words.ts';

export const stageStates = {
  fresh: ['reported', 'fixed-on-spot', 'reopened', 'ownerless'],
  given: ['assigned', 'transfer'],
  work: ['plan-review', 'rectifying', 'extension-review', 'escalated'],
  check: ['to-verify'],
  close: ['verified'],
  over: ['closed', 'archived', 'rejected', 'merged', 'withdrawn'],
} as const satisfies Record<string, readonly ListedState[]>;
export type CaseStage = keyof typeof stageStates;
export const caseStages = Object.keys(stageStates) as CaseStage[];
