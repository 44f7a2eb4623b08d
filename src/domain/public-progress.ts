// What is told of a case to whoever reported it without an account. Apart from what goes over the wire, which a page reads as well.
import type { Hazard } from './hazard.ts';
import { handlingOf } from './hazard-handling.ts';
import type { HazardState } from './hazard-words.ts';
import type { PublicProgress, PublicStatus } from './public-report.ts';

const statusOf: Record<HazardState, PublicStatus> = {
  reported: 'received',
  'fixed-on-spot': 'received',
  withdrawn: 'turned-down',
  rejected: 'turned-down',
  merged: 'working',
  assigned: 'working',
  transfer: 'working',
  'plan-review': 'working',
  rectifying: 'working',
  'extension-review': 'working',
  'to-verify': 'checking',
  verified: 'checking',
  closed: 'done',
  reopened: 'working',
  escalated: 'working',
  archived: 'done',
};

/** `into`: the case it was merged with, which goes on in its place. */
export function progressOf(
  hazard: Hazard,
  into: Hazard | undefined,
): Omit<PublicProgress, 'protocol' | 'number' | 'asOf'> {
  const shown = hazard.state === 'merged' && into ? into : hazard;
  const { answers, closed, steps } = handlingOf(shown);
  const own = handlingOf(hazard).rating;
  const turnedDown = steps.findLast(({ said, without }) => said.do === 'reject' && !without)?.said;
  const { appealed } = handlingOf(hazard);
  const against = handlingOf(hazard).steps.findLast(({ said, without }) => said.do === 'appeal' && !without)?.said;
  const isTurnedDown = shown.state === 'rejected' && turnedDown?.do === 'reject';
  const status = statusOf[shown.state];
  return {
    placeName: hazard.placeName,
    text: hazard.text.zh,
    status,
    reason: isTurnedDown ? turnedDown.reason : null,
    answer: isTurnedDown ? turnedDown.note : status === 'done' ? (closed?.note ?? '') : '',
    reportedAt: hazard.reportedAt,
    takenAt: handlingOf(hazard).answers.taken,
    rating: own ? { stars: own.stars, note: own.note } : null,
    // What was merged is told of to whoever reported the other one.
    mayRate: !own && (hazard.state === 'closed' || hazard.state === 'archived'),
    mayAppeal: hazard.state === 'rejected' && !appealed,
    appeal: against?.do === 'appeal' ? against.note : '',
    endedAt: status === 'done' || status === 'turned-down' ? answers.ended : null,
  };
}
