// A night that is to be walked, for tests of what the school makes of it.
import { plan, route } from '../../tests/cast-rounds.ts';
import { at, entry, id, sun, wang } from '../../tests/cast.ts';
import { placeCode } from '../domain/place-code.ts';
import { openSchool, type School } from './school.contract.ts';

export const hourMs = 3_600_000;
/** 22 November, noon in China: ten hours before the first round of the night. */
export const noon = Date.UTC(2026, 10, 22, 4);

/** A school with the round of a night, at noon before it. */
export async function withNight(): Promise<School> {
  const school = await openSchool();
  school.clock.ms = noon;
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  return school;
}

/** The round of 22:00. */
export const subject = `${plan().id}.2026-11-22.1320`;
export const planned = noon + 10 * hourMs;
/** Wang at a point, scanned. */
export const walk = (n: number, placeId: string, ms: number) =>
  entry(
    'point-visited',
    {
      planId: plan().id,
      placeId,
      how: 'scan',
      code: placeCode({ id: placeId }),
      at: at(ms),
      photos: [],
      location: null,
      micro: null,
    },
    { subject, id: id(920 + n), by: wang.id, opSeq: n, at: at(ms) },
  );
