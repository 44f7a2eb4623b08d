// How cases stand at the school after all: every step is on its case, and what was judged and approved holds.
import { lastStep, handlingOf, type HazardDo } from '../../src/domain/hazard-handling.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { xiao } from '../cast-cases.ts';
import type { World } from './world.ts';

/**
 * Whatever somebody did about a case is on it, with or without effect: nothing two people did at once is dropped. Turned away is only what its time was over for, what
 * moves nothing on and could be known, or what follows on one phone a step that could not be.
 */
export function checkCases(world: World): void {
  const { server, checker } = world;
  const dropped = server.db
    .prepare(
      `SELECT l.id, l.raw ->> '$.body.do' AS did FROM ledger AS l
       JOIN documents AS d ON d.school_id = l.school_id AND d.type = 'hazard' AND d.id = l.raw ->> '$.subject'
       WHERE l.verdict = 'accepted' AND l.raw ->> '$.kind' = 'hazard-handled'
         AND NOT EXISTS (SELECT 1 FROM json_each(d.body, '$.handling.steps') AS s WHERE s.value ->> '$.stepId' = l.id)`,
    )
    .get();
  if (dropped) checker.fail('I3 no step of a case is dropped', `${String(dropped['did'])} ${String(dropped['id'])}`);
  const turnedAway = server.db
    .prepare(
      `SELECT raw FROM rejected_inbox AS r WHERE code = 'step-not-now' AND NOT EXISTS (
         SELECT 1 FROM rejected_inbox AS b WHERE b.code <> 'step-not-now'
           AND b.raw ->> '$.subject' = r.raw ->> '$.subject' AND b.raw ->> '$.device' = r.raw ->> '$.device'
           AND b.raw ->> '$.opSeq' < r.raw ->> '$.opSeq')`,
    )
    .all()
    .map(({ raw }) => JSON.parse(String(raw)) as { id: string; body: { do: HazardDo } })
    .find(({ body }) => !mayBeLate.has(body.do));
  if (turnedAway) checker.fail('I3 no step of a case is turned away', `${turnedAway.body.do} ${turnedAway.id}`);
  for (const { body } of server.db.prepare(`SELECT body FROM documents WHERE type = 'hazard'`).all()) {
    const hazard = JSON.parse(String(body)) as Hazard;
    const wrong = wrongOf(hazard);
    if (wrong) checker.fail('I13 what was judged and approved holds', `${wrong}: ${hazard.id} ${hazard.state}`);
    count(world, hazard);
  }
}

const mayBeLate: ReadonlySet<HazardDo> = new Set(['take-back', 'lift-supervision', 'urge']);

/** What the papers forbid of a case (`domain.md` 7.1, 12.13, 12.14), said a second time; null where it is as it may be. */
function wrongOf(hazard: Hazard): string | null {
  const { grade, state } = hazard;
  const { judged, plan } = handlingOf(hazard);
  if (judged?.grade === 'M' && grade !== 'M') return `judged to be major, and stands as ${grade}`;
  const isLess = judged !== null && judged.grade !== 'M';
  if (isLess && judged.by.id === hazard.reportedBy && judged.by.id !== xiao.id)
    return 'its own reporter judged it less';
  if (grade !== 'G' && state === 'rectifying' && !plan?.approved)
    return `${grade} is worked on without an approved plan`;
  if (plan?.approved && plan.approved.by.id === plan.by.id && plan.by.id !== xiao.id)
    return 'approved by its own maker';
  if (grade === 'M' && plan?.approved && plan.approved.by.id !== xiao.id) return 'not the principal approved it';
  const turnedDown = lastStep(hazard, 'reject');
  return state === 'rejected' && turnedDown && (grade === 'MS' || grade === 'M') ? `${grade} was turned down` : null;
}

/** What came to the school and counts, whatever befell the phone it was said on. */
function count(world: World, hazard: Hazard): void {
  const judgement = lastStep(hazard, 'judge')?.said;
  if (judgement?.do === 'judge')
    world.cameOnce(hazard.id, `what may be major was judged to be ${judgement.grade === 'M' ? 'major' : 'less'}`);
  if (lastStep(hazard, 'approve-plan')) world.cameOnce(hazard.id, 'a plan was approved');
}
