// How cases stand at the school after all: every step is on its case.
import type { HazardDo } from '../../src/domain/hazard-handling.ts';
import type { World } from './world.ts';

/**
 * Whatever somebody did about a case is on it, with or without effect: nothing two people did at once is dropped. Turned away is only what its time was over for, or what
 * moves nothing on and could be known.
 */
export function checkCases({ server: { db }, checker }: World): void {
  const dropped = db
    .prepare(
      `SELECT l.id, l.raw ->> '$.body.do' AS did FROM ledger AS l
       JOIN documents AS d ON d.school_id = l.school_id AND d.type = 'hazard' AND d.id = l.raw ->> '$.subject'
       WHERE l.verdict = 'accepted' AND l.raw ->> '$.kind' = 'hazard-handled'
         AND NOT EXISTS (SELECT 1 FROM json_each(d.body, '$.handling.steps') AS s WHERE s.value ->> '$.stepId' = l.id)`,
    )
    .get();
  if (dropped) checker.fail('I3 no step of a case is dropped', `${String(dropped['did'])} ${String(dropped['id'])}`);
  const turnedAway = db
    .prepare(`SELECT raw FROM rejected_inbox WHERE code = 'step-not-now'`)
    .all()
    .map(({ raw }) => JSON.parse(String(raw)) as { id: string; body: { do: HazardDo } })
    .find(({ body }) => !mayBeLate.has(body.do));
  if (turnedAway) checker.fail('I3 no step of a case is turned away', `${turnedAway.body.do} ${turnedAway.id}`);
}
const mayBeLate: ReadonlySet<HazardDo> = new Set(['take-back', 'lift-supervision', 'urge']);
