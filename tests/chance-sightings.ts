// What people say by chance of a case that is known: seen again on a round, found again in a checklist, reported once more by somebody without an account.
import type { InspectionRecord } from '../src/domain/documents.ts';
import { interimMeans } from '../src/domain/hazard-words.ts';
import type { Hazard } from '../src/domain/hazard.ts';
import { seenWords } from '../src/domain/sighting.ts';
import { foldAtSchool } from '../src/domain/school-fold.ts';
import { asSame } from '../src/server/similar-report.ts';
import type { Ledger } from './cast-cases.ts';
import * as cast from './cast.ts';
import type { Random } from './simulation/random.ts';

/** The round of somebody who did not find it first. */
export const round = cast.id(701);
const item = 'Z1-01';
const fault = cast.photo(item, cast.sha256('the lock again'));

/** 还在, 更严重, 已消除, or none of it after all. */
export function see(random: Random, ledger: Ledger, hazard: Hazard): string | null {
  const by = random.pick([cast.wang, cast.li]);
  const seen = random.chance(0.15) ? null : random.pick(seenWords);
  const inspectionId = random.chance(0.7) && by === cast.li ? round : cast.id(702 + random.int(3));
  const body = { placeId: hazard.placeId, inspectionId, seen, note: '', photos: [] };
  // Said on the way, and handed in later.
  const at = cast.at(ledger.now - random.int(3) * 3_600_000);
  return ledger.say(cast.entry('hazard-seen', body, { subject: hazard.id, by: by.id, at }), by);
}

/** Confirmed on the round and named in its checklist before it was closed, by a phone that had no network until now. */
export function handInLate(random: Random, ledger: Ledger, hazard: Hazard): string | null {
  const closedAt = hazard.handling?.closed?.at ?? ledger.now;
  const body = { placeId: hazard.placeId, inspectionId: round, seen: 'still' as const, note: '', photos: [] };
  const over = { subject: hazard.id, by: cast.li.id, at: cast.at(closedAt - 3_600_000) };
  return ledger.say(cast.entry('hazard-seen', body, over), cast.li) ?? find(random, ledger, hazard);
}

/** The checklist of that round, which names it as known. */
export function find(random: Random, ledger: Ledger, hazard: Hazard): string | null {
  const record = ledger.read('inspection', round) as InspectionRecord | undefined;
  const said = cast.answer(item, 'fail', {
    known: hazard.id,
    photos: [fault.sha256],
    ...(random.chance(0.3) && { suspectedMajor: true as const }),
    ...(random.chance(0.4) && { interim: random.pick(interimMeans) }),
    ...(random.chance(0.3) && { fixedOnSpot: true as const, after: fault.sha256 }),
  });
  const photos = [cast.photo('Z1-09', cast.sha256('the door')), fault];
  const reason = record ? { correction: { reason: '写错了' } } : {};
  const body = cast.inspection({ answers: cast.withAnswers(said), photos, ...reason });
  const over = { subject: round, by: cast.li.id, supersedes: record?.entries.at(-1) ?? null, schema: 8 as const };
  return ledger.say(cast.entry('inspection-submitted', body, { ...over, at: cast.at(ledger.now) }), cast.li);
}

/** 师生扫码上报, in the school's own name; answers its id. */
export function reportInPublic(ledger: Ledger, n: number): string {
  const subject = cast.id(40_000 + n);
  const said = {
    category: 'electricity' as const,
    text: '插座冒烟',
    suspectedMajor: false,
    fixed: false,
    repair: null,
  };
  const body = { placeId: cast.floor2.id, source: 'public' as const, photos: [], ...said };
  bySchool(ledger, cast.entry('hazard-reported', body, { subject, by: cast.yucai.id, at: cast.at(ledger.now) }));
  return subject;
}

/** 同一件: merged at once into the one that is known, with its words there. */
export function reportTheSame(ledger: Ledger, n: number, known: Hazard): void {
  const subject = reportInPublic(ledger, n);
  for (const fact of asSame(subject, '20261122-0001', '插座冒烟', known)) {
    if (fact.kind !== 'hazard-handled') continue;
    const over = { id: cast.id(50_000 + 2 * n + (fact.subject === subject ? 1 : 0)), subject: fact.subject };
    bySchool(ledger, cast.entry(fact.kind, fact.body, { ...over, by: cast.yucai.id, at: cast.at(ledger.now) }));
  }
}

const bySchool = (ledger: Ledger, entry: Parameters<typeof foldAtSchool>[0]): void =>
  ledger.put(foldAtSchool(entry, ledger.read, cast.yucai.id, ledger.now));
