// M7 of the guide to what is major (`domain.md` 6.1): what was asked of those who look after fire safety before a building was built and used.
import type { Place } from './place.ts';
import type { approvalStates } from './schema/place.ts';

/** review 消防设计审查, acceptance 消防验收或备案, opening 公众聚集场所投入使用、营业前的许可. */
export const approvalKinds = ['review', 'acceptance', 'opening'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export type ApprovalState = (typeof approvalStates)[number];

export type Approvals = NonNullable<Place['approvals']>;

/** Which of them a building has to have and has not. */
export const lackingOf = (approvals: Approvals): ApprovalKind[] =>
  approvalKinds.filter((kind) => approvals[kind].state === 'none');

/** Of the buildings in use: those that lack one, and those of which nobody has written down anything. */
export function approvalGaps(places: readonly Place[]): { lacking: Place[]; unfiled: Place[] } {
  const buildings = places.filter(({ kind, retired }) => kind === 'building' && !retired);
  return {
    lacking: buildings.filter(({ approvals }) => approvals && lackingOf(approvals).length > 0),
    unfiled: buildings.filter(({ approvals }) => !approvals),
  };
}
