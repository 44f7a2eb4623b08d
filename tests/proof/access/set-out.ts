// What is set out before everybody speaks: boxes to be handed over and cases to be taken up, one for each.
import * as cast from '../../cast.ts';
import type { Campus } from './campus.ts';
import type { Server } from './server.ts';

/** Each for one hand-over: a box under a seal that stands. */
export type SealedBox = { where: 'dorm' | 'canteen'; id: string; canteenId: string; seal: string };

/** As many as may be handed over by everybody. */
export async function sealBoxes(campus: Campus, server: Server): Promise<SealedBox[]> {
  const sealedBoxes: SealedBox[] = [];
  for (const where of ['dorm', 'canteen'] as const) {
    const canteenId = campus.places[where].id;
    const sealing = campus.entry(
      campus.as('principal'),
      'samples-sealed',
      { canteenId, reason: '有人不适' },
      { subject: canteenId },
    );
    await campus.say(server, campus.as('principal'), sealing);
    for (const _ of campus.staff)
      sealedBoxes.push({ where, canteenId, seal: sealing.id, id: (await campus.keepBox(server, where)).id });
  }
  return sealedBoxes;
}

/** Each for one asker: a case that nobody has taken up. */
export type NewCase = { where: 'dorm' | 'canteen'; id: string; placeId: string };

/** Two for everybody, one at each place. */
export async function reportCases(campus: Campus, server: Server): Promise<NewCase[]> {
  const by = campus.as('principal');
  const cases: NewCase[] = [];
  for (const [i, where] of (['dorm', 'canteen'] as const).entries()) {
    const placeId = where === 'dorm' ? campus.places.floor.id : campus.places.canteen.id;
    for (const [n] of campus.staff.entries()) {
      const said = campus.entry(by, 'hazard-reported', reportAt(placeId), { subject: cast.id(56_000 + 2 * n + i) });
      const [outcome] = await campus.say(server, by, said);
      if (outcome?.verdict !== 'accepted') throw new Error(`a report was ${JSON.stringify(outcome)}`);
      cases.push({ where, id: said.subject, placeId });
    }
  }
  return cases;
}

export const reportAt = (placeId: string) => ({
  placeId,
  source: 'spot' as const,
  category: 'electricity' as const,
  text: '插座发黑',
  photos: [],
  suspectedMajor: false,
  fixed: false,
  repair: null,
});
