// What the parts share in which the room under a browser ends: how often, what was counted, and the control.
import { join } from 'node:path';
import build from '../../e2e/build.ts';
import { openSchool, type School } from '../../e2e/school.ts';
import { trials, type Size, type Told } from '../part.ts';
import { nothingSeen, type Look, type Seen } from './short-of-room.ts';

const times = { commit: 1, proof: 10 };

/** `SHOTS=folder` keeps pictures of what the screens say. */
const shots = process.env['SHOTS'];
export const look: Look = async (page, what) => {
  if (shots) await page.screenshot({ path: join(shots, `${what}.png`) });
};

export async function roomTrials(size: Size, one: (school: School, seen: Seen) => Promise<void>): Promise<Told> {
  build();
  const school = await openSchool();
  const seen = nothingSeen();
  const outcome = await trials(
    Array.from({ length: times[size] }, (_, n) => n + 1),
    String,
    () => one(school, seen),
  );
  await school.server.remove();
  const refused = `${seen.refusedAnswers} answers and ${seen.refusedPhotos} photos refused in words`;
  const kept = seen.keptPhotos > 0 ? `, ${seen.keptPhotos} photos taken and there after a kill` : '';
  const figures = `${times[size]} times, ${refused}${kept}, ${outcome.failed.length} times something was lost or wrongly called saved`;
  return { ...outcome, figures };
}

export type Control = { it: (school: School) => Promise<void>; blind: string; noticed: string };

/** At full size a control must fail: `blind` is said when it did not, `noticed` when it did. */
export async function withControl(size: Size, told: Told, { it, blind, noticed }: Control): Promise<Told> {
  if (size === 'commit') return told;
  const school = await openSchool();
  const { failed } = await trials([1], String, () => it(school));
  await school.server.remove();
  const isBlind = failed.length === 0;
  return {
    passed: told.passed + (isBlind ? 0 : 1),
    failed: [...told.failed, ...(isBlind ? [blind] : [])],
    figures: `${told.figures}; ${isBlind ? blind : noticed}`,
  };
}
