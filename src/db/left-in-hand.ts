// What was typed and shot for a step of a case and not handed in: whether it still can be, and what becomes of it where it cannot.
import { handlingOf, type HazardDo } from '../domain/hazard-handling.ts';
import { whyNot } from '../domain/hazard-possible.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Photo } from '../domain/photo.ts';
import type { ProblemCode } from '../domain/problems.ts';
import { caseHere, remarkOn, type CaseHere } from './cases.ts';
import type { DeviceDb } from './device-db.ts';
import type { InHand } from './held-photos.ts';
import { inHand, shotsInHand } from './in-hand.ts';
import { metaOf } from './meta.ts';

/**
 * `hazard`: as it stands here, else as it stood when this was typed; null where the phone knows neither. `isHere`: it can be shown
 * from this phone. `why` it cannot be handed in: a rule, or `gone`: the case has left the phone; null where it can, or where only the school
 * knows. `texts`: all that was typed. `at`: when last, UTC ms; null where an older version kept it.
 */
export type LeftInHand = {
  about: string;
  hazardId: string;
  step: HazardDo;
  hazard: Hazard | null;
  isHere: boolean;
  why: ProblemCode | 'gone' | null;
  texts: string[];
  photos: readonly Photo[];
  at: number | null;
};

/** Everything in hand for steps of cases, the newest first. Usable in a live query. */
export async function allInHand(db: DeviceDb): Promise<LeftInHand[]> {
  const all = Object.entries((await metaOf(db, 'inHand')) ?? {});
  const found = await Promise.all(
    all.map(async ([about, held]) => {
      const [hazardId, step] = about.split(' ');
      if (!hazardId || !step) return null;
      return judged(about, held, await caseHere(db, hazardId));
    }),
  );
  return found.filter((one) => one !== null).sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

/** Of those, what can no longer be handed in and waits for a person. Usable in a live query. */
export const leftInHand = async (db: DeviceDb): Promise<LeftInHand[]> =>
  (await allInHand(db)).filter(({ why }) => why !== null);

/** The same of one case as it is shown. Usable in a live query. */
export async function leftOfCase(db: DeviceDb, here: CaseHere): Promise<LeftInHand[]> {
  const all = Object.entries((await metaOf(db, 'inHand')) ?? {});
  return all.flatMap(([about, held]) => {
    const one = about.startsWith(`${here.hazard.id} `) ? judged(about, held, here) : null;
    return one && one.why !== null ? [one] : [];
  });
}

function judged(about: string, held: InHand, here: CaseHere | undefined): LeftInHand | null {
  const [hazardId = '', step = ''] = about.split(' ');
  const texts = [...new Set(textsIn(held.said))];
  if (texts.length === 0 && held.photos.length === 0) return null;
  const doing = step as HazardDo;
  return {
    about,
    hazardId,
    step: doing,
    hazard: here?.hazard ?? held.of ?? null,
    isHere: here !== undefined,
    why: whyLeft(doing, held, here),
    texts,
    photos: held.photos,
    at: held.at ?? null,
  };
}

function whyLeft(step: HazardDo, held: InHand, here: CaseHere | undefined): LeftInHand['why'] {
  // What was only ever shown by the school is judged where the school shows it.
  if (!here) return held.of && !held.kept ? null : 'gone';
  const { hazard, person, around } = here;
  if (!around) return null;
  const assign = held.said['assign'] as { on?: string | null } | undefined;
  // 交办 is filled in anew once the case has moved.
  if (step === 'assign' && assign && assign.on !== handlingOf(hazard).on) return 'step-not-now';
  return whyNot(step, hazard, person, around);
}

/** Chosen, not typed: they are nothing to read. */
const chosen: ReadonlySet<string> = new Set(
  'placeId how dept mentions colleagues stars source grade met reason into found outcome person on via deptId personId checkerId due category'.split(
    ' ',
  ),
);

function textsIn(said: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(said).flatMap(([name, value]) => {
    if (chosen.has(name)) return [];
    if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
    return typeof value === 'object' && value !== null ? textsIn(value as Record<string, unknown>) : [];
  });
}

/**
 * Says what is left as remarks on its case, with its photos, and lets go of it: all of it or nothing. `before`: what it was for, in
 * words. False, and nothing is said, where it has changed since it was shown, or the phone does not know the case.
 */
export async function remarkFromHand(db: DeviceDb, left: LeftInHand, before: string): Promise<boolean> {
  const { hazard, about, photos, texts } = left;
  if (!hazard) return false;
  const isStill = async (): Promise<boolean> => {
    const now = await inHand(db, about);
    return now !== undefined && (now.at ?? null) === left.at && now.photos.length === photos.length;
  };
  return remarkOn(db, hazard, inParts([before, ...texts].join('\n')), await shotsInHand(db, photos), about, isStill);
}

const mostLetters = 400;

/** As long as one remark may be, at the end of a line where there is one; no letter is cut in two. */
export function inParts(text: string, most = mostLetters): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of text) {
    if (part.length + letter.length > most) {
      const line = part.lastIndexOf('\n');
      parts.push(line > 0 ? part.slice(0, line) : part);
      part = line > 0 ? part.slice(line + 1) : '';
    }
    part += letter;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}
