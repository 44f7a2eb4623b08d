// What entries add up to where the whole ledger is: a phone waits for the school to say what became of a case that another was merged into, and when its own report came in.
import { whereItIsAdded } from './addition.ts';
import { foldWithRegister } from './asset-fold.ts';
import type { Answer } from './answer.ts';
import { asWalked } from './asset-walk.ts';
import { onTheWayMs } from './case-around.ts';
import type { Document, Read } from './documents.ts';
import type { Entry } from './entry.ts';
import { foldFloorPlan } from './floor-plan.ts';
import { categoryOf, gradeRank, type Hazard } from './hazard.ts';
import { withStep } from './hazard-fold.ts';
import type { Inspection } from './inspection.ts';
import { handlingOf } from './hazard-handling.ts';
import { unlessUnread } from './judged-unread.ts';
import { intoWhich, whereItGoesOn, withMerged } from './merging.ts';
import { correctedMs, doneMs } from './moment.ts';
import { asNowNamed, sinceBefore } from './rebound.ts';
import { nobodyYet } from './responsibility.ts';
import { foldStoodIn } from './stood-in.ts';
import { itemsById, templateId, type Template } from './template.ts';

/** Like `foldWithRegister`, with the case that another was merged into, with what has come back, and with when and by what law a hazard was found. */
export function foldAtSchool(entry: Entry, read: Read, schoolId: string, receivedAt: number | null): Document[] {
  if (entry.kind === 'floor-plan-kept')
    return [{ type: 'floor-plan', id: entry.subject, body: foldFloorPlan(entry, read, receivedAt) }];
  if (entry.kind === 'responsibility-set') {
    const [before, was] = [read('stood-in', schoolId)?.lines ?? [], read('responsibility', schoolId) ?? nobodyYet];
    const body = foldStoodIn(before, was, entry, receivedAt ?? correctedMs(entry.at));
    return [...foldWithRegister(entry, read, schoolId, receivedAt), { type: 'stood-in', id: schoolId, body }];
  }
  const added = entry.kind === 'hazard-handled' ? whereItIsAdded(entry, read, schoolId, receivedAt) : null;
  if (added) return added;
  const documents = foldWithRegister(entry, read, schoolId, receivedAt).map((one): Document =>
    one.type === 'hazard'
      ? { type: 'hazard', id: one.id, body: asFound(one.body, entry, read, schoolId, receivedAt) }
      : one,
  );
  const other = documents.find(({ type, id }) => type === 'hazard' && id === entry.subject);
  if (other?.type !== 'hazard') return documents;
  if (entry.kind === 'hazard-seen') return whereItGoesOn(entry, other.body, read, receivedAt);
  if (entry.kind !== 'hazard-handled') return documents;
  return [...withMerged(read('hazard', entry.subject), other.body, read), ...intoWhich(entry, other.body, read)];
}

function asFound(hazard: Hazard, entry: Entry, read: Read, schoolId: string, receivedAt: number | null): Hazard {
  const judged = unlessUnread(hazard, read('hazard', hazard.id), entry, receivedAt);
  const grave = stillGrave(judged, entry, read, receivedAt);
  const found = withFound(withCorrection(grave, entry, read, receivedAt), entry, read);
  const first = read('hazard', hazard.id);
  const known = asKnown(found, first, entry, read);
  const hours = first ? first.hours : read('settings', schoolId)?.hours;
  return hours ? { ...known, hours } : known;
}

/** Knowing what was closed before: when it is found, and when a step says that it is something else. */
function asKnown(hazard: Hazard, first: Hazard | undefined, entry: Entry, read: Read): Hazard {
  const isFound = entry.kind === 'inspection-submitted' || entry.kind === 'hazard-reported';
  if (!first) return isFound ? sinceBefore(hazard, read) : hazard;
  return entry.kind === 'hazard-handled' && entry.subject === hazard.id ? asNowNamed(first, hazard, read) : hazard;
}

/**
 * What may be major and was told to the school is taken back or made less grave by nobody alone (`domain.md` 12, 13); that its answer was corrected, or its record taken
 * back, is one more step of it. What comes in together with its correction, as when it was handed in by mistake and taken back before there was a network, was never
 * told. Nor does correcting a record make less grave what has come back.
 */
function stillGrave(hazard: Hazard, entry: Entry, read: Read, receivedAt: number | null): Hazard {
  const before = read('hazard', hazard.id);
  if (!before || before.inspectionId !== entry.subject || before.state === 'withdrawn') return hazard;
  if (entry.kind !== 'inspection-submitted' && entry.kind !== 'inspection-withdrawn') return hazard;
  const record = read('inspection', entry.subject);
  if (before.grade !== 'MS' || !record || record.receivedAt === receivedAt)
    return before.repeatOf && gradeRank(hazard.grade) < gradeRank(before.grade)
      ? { ...hazard, grade: before.grade }
      : hazard;
  const now = entry.kind === 'inspection-submitted' ? entry.body.answers : [];
  if (entry.kind === 'inspection-submitted' && isSameAnswer(hazard, record.inspection.answers, now)) return hazard;
  const said = { do: now.length > 0 ? ('source-corrected' as const) : ('source-withdrawn' as const) };
  const who = { id: entry.by, name: record.byName, stepId: entry.id };
  const at = { at: doneMs(entry.at, receivedAt), sure: entry.at.serverOffsetMs !== null, receivedAt };
  const { handling } = withStep(before, { ...who, ...at, said, photos: [], state: before.state });
  const { grade, majorRefs, atOnce } = before;
  if (hazard.state === 'withdrawn') return handling ? { ...before, handling } : before;
  // What was done against it was done, also where the answer does not ask for it any more.
  return { ...(atOnce && { atOnce }), ...hazard, grade, majorRefs, ...(handling && { handling }) };
}

/**
 * What somebody has acted on, and whose record says something else of it now: that is one more step, which says what was read before. It voids no signature: a plan, what was put
 * right and a check are as they were.
 */
function withCorrection(hazard: Hazard, entry: Entry, read: Read, receivedAt: number | null): Hazard {
  const before = read('hazard', hazard.id);
  if (!before?.handling || entry.kind !== 'inspection-submitted' || before.inspectionId !== entry.subject)
    return hazard;
  const { steps } = handlingOf(hazard);
  const isTold = steps.some(({ stepId }) => stepId === entry.id);
  if (isTold || steps.length === 0 || isOfSameWords(before, hazard)) return hazard;
  const who = { id: entry.by, name: before.reportedByName, stepId: entry.id, state: hazard.state };
  const at = { at: doneMs(entry.at, receivedAt), sure: entry.at.serverOffsetMs !== null, receivedAt };
  const text = [before.text.zh, ...before.reasons.map(({ zh }) => zh), before.note].filter(Boolean).join('；');
  const was = { text, category: categoryOf(before), placeName: before.placeName };
  return withStep(hazard, { ...who, ...at, said: { do: 'source-corrected' }, photos: [], was });
}

const isOfSameWords = (...both: [Hazard, Hazard]): boolean => {
  const [was, is] = both.map(({ text, reasons, note, photos }) => JSON.stringify([text.zh, reasons, note, photos]));
  return was === is;
};

function isSameAnswer({ itemId }: Hazard, ...both: [readonly Answer[], readonly Answer[]]): boolean {
  const [was, is] = both.map((answers) => answers.find((one) => one.itemId === itemId));
  return was?.value === is?.value && was?.suspectedMajor === is?.suspectedMajor && was?.meets === is?.meets;
}

/** `at`: when it was seen as the phone says (corrected), `reportedAt`: when it came to the school; both UTC ms. */
function foundAt(at: number, sure: boolean, reportedAt: number): Pick<Hazard, 'found'> {
  return sure && reportedAt - at <= onTheWayMs ? {} : { found: { at: Math.min(at, reportedAt), sure } };
}

/** What an inspection says of a hazard it found, besides the hazard. `template`: as it was walked. `reportedAt`: when it came to the school, UTC ms. */
export function foundIn(
  { answers, finishedAt }: Inspection,
  { itemId }: Pick<Hazard, 'itemId'>,
  template: Template,
  reportedAt: number,
): Pick<Hazard, 'found' | 'law'> {
  const answer = answers.find((one) => one.itemId === itemId);
  const item = itemsById(template).get(itemId);
  const offset = finishedAt.serverOffsetMs;
  return {
    ...(answer && foundAt(answer.at + (offset ?? 0), offset !== null, reportedAt)),
    ...(item?.flag === 'V' && item.source !== '' && { law: item.source }),
  };
}

/** Correcting a record changes nothing about when it was found. */
function withFound(hazard: Hazard, entry: Entry, read: Read): Hazard {
  const first = read('hazard', hazard.id);
  const { reportedAt, inspectionId } = hazard;
  if (entry.kind === 'hazard-reported')
    return { ...hazard, ...foundAt(correctedMs(entry.at), entry.at.serverOffsetMs !== null, reportedAt) };
  if (entry.kind !== 'inspection-submitted' || inspectionId !== entry.subject) return hazard;
  const template = read('template', templateId(entry.body.template));
  const { law, found } = template
    ? foundIn(entry.body, hazard, asWalked(template, entry.body.assets), reportedAt)
    : { law: first?.law, found: first?.found };
  const since = first ? first.found : found;
  return { ...hazard, ...(law !== undefined && { law }), ...(since && { found: since }) };
}
