// After the healing: every round is what the ledger has of it (`round-check.ts`), on the server and on the phones of those who walk.
import { canonical } from '../../src/domain/canonical.ts';
import type { Round } from '../../src/domain/round.ts';
import type { RoundEntry } from '../../src/domain/round-fold.ts';
import type { Page } from './browser.ts';
import { roundDifference, type Came } from './round-check.ts';
import type { World } from './world.ts';

const invariant = 'I3 two on one round are both kept, the first counts';

/** Everything the school has of rounds, in the order in which it began to count; what a manager let count keeps its time. */
const kinds = `('round-started', 'point-visited', 'point-skipped', 'round-finished', 'round-closed')`;
const countsSql = `
  SELECT raw, received_at AS at, seq AS place FROM ledger WHERE verdict = 'accepted' AND raw ->> '$.kind' IN ${kinds}
  UNION ALL
  SELECT held.raw, held.received_at, word.seq FROM ledger AS word JOIN ledger AS held ON held.receipt_id = word.raw ->> '$.subject'
   WHERE word.verdict = 'accepted' AND word.raw ->> '$.kind' = 'held-settled' AND word.raw ->> '$.body.outcome' = 'released'
     AND held.verdict = 'quarantined' AND held.raw ->> '$.kind' IN ${kinds}
  ORDER BY place`;

function byRound({ server: { db } }: World): Map<string, Came[]> {
  const all = db.prepare(countsSql).all();
  const came = all.map(({ raw, at }): Came => ({
    entry: JSON.parse(String(raw)) as RoundEntry,
    receivedAt: Number(at),
  }));
  return Map.groupBy(came, ({ entry }) => entry.subject);
}

const roundsOf = ({ server: { db } }: World): Round[] =>
  db
    .prepare(`SELECT body FROM documents WHERE type = 'round'`)
    .all()
    .map(({ body }) => JSON.parse(String(body)) as Round);

export function checkRounds(world: World): void {
  const said = byRound(world);
  const rounds = roundsOf(world);
  const lacking = [...said.keys()].find((id) => !rounds.some((round) => round.id === id));
  if (lacking !== undefined) return world.checker.fail(invariant, `round ${lacking} is gone`);
  for (const round of rounds) {
    const came = said.get(round.id) ?? [];
    const differs = roundDifference(came, round);
    if (differs !== null) return world.checker.fail(invariant, `round ${round.id}: ${differs}`);
    noteBoth(world, round, came);
  }
}

/** What there was to be kept: without it nothing was shown. */
function noteBoth(world: World, { id, points }: Round, came: readonly Came[]): void {
  const nth = new Map(came.map(({ entry }, i) => [entry.id, i]));
  for (const { placeId, visits } of points) {
    const [first, ...others] = visits;
    const supplements = others.filter(({ by }) => by !== first!.by);
    if (supplements.length > 0) world.cameOnce(`${id} ${placeId}`, 'a visit supplemented that of a colleague');
    if (supplements.some((one) => nth.get(one.id)! < nth.get(first!.id)!))
      world.cameOnce(`${id} ${placeId}`, 'who was heard of later had been there first');
  }
}

/** What the phone shows of a round is what the school has, once nothing of it is held or refused here. */
export function checkRoundsOn(
  world: World,
  { browser, db, code }: Page,
  inPage: <T>(task: () => Promise<T>) => T,
): void {
  const { outbox, delivered, documents } = world.checker.standing(browser, { id: db!.personId });
  const owed = new Set([...outbox.values()].map(({ subject }) => subject));
  for (const { subject, quarantined } of delivered.values()) if (quarantined !== null) owed.add(subject);
  const walked = roundsOf(world).filter(
    ({ id, walks }) => walks.length > 0 && !owed.has(id) && documents.has(`round,${id}`),
  );
  if (walked.length === 0) return;
  const here = inPage(() => Promise.all(walked.map(({ id }) => code.roundHere(db!, id))));
  for (const [i, round] of walked.entries())
    if (canonical(here[i]) !== canonical(round))
      world.checker.fail(invariant, `${browser.name} shows another round ${round.id} than the school`);
}
