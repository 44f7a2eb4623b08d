// A real browser is killed while somebody walks through a checklist, at the labelled points C1-C12 and at random, and opened
// again without a network; the walk goes on to the school.
import { chance } from '../../src/server/demo/random.ts';
import build from '../e2e/build.ts';
import { openSchool } from '../e2e/school.ts';
import { onceMoreElsewhere } from './browser/died-elsewhere.ts';
import type { Backing } from './browser/backing.ts';
import type { Held } from './browser/held.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { arrives, oneDeath, type Plan } from './browser/one-death.ts';
import { points as pointsInPage } from './browser/points.ts';
import { answerIn, bodyOf, isFinished, nothingShown, stepNames } from './browser/walk.ts';
import { trials, type Part, type Size, type Told } from './part.ts';

const has = (n: number) => (held: Held, id: string) => answerIn(held, id, n) !== undefined;
const hasNot = (n: number) => (held: Held, id: string) => !has(n)(held, id);
const photographed = (held: Held, id: string) => (bodyOf(held, id)?.photos.length ?? 0) > 0;
const behindCamera = (held: Held, id: string) =>
  !photographed(held, id) && held.drafts.some((draft) => draft.id === id && draft.cameraOpenFor !== null);
const withFiles = (count: number) => (held: Held, id: string) => behindCamera(held, id) && held.files === count;
const unfinished = (held: Held, id: string) => !isFinished(held, id);
const unsure = (held: Held, id: string) => held.outbox.some((row) => row.subject === id && row.state === 'sending');
const lacking = (count: number) => (held: Held, id: string) =>
  held.delivered.some((row) => row.subject === id && row.missing.length === count);

const ledger = '**/api/ledger';
const photos = '**/api/photos/*';

/** In the order of a walk, so that one inspection can live through all of them but C5 and that of a file. */
const points: Record<string, Plan> = {
  C1: { during: 'second', death: { place: 'before the save' }, leaves: hasNot(2) },
  C2: { during: 'second', death: { place: 'in the save' }, leaves: hasNot(2) },
  C3: { during: 'second', death: { place: 'after the save' }, leaves: has(2) },
  C4: { during: 'fault', death: { place: 'camera open' }, leaves: behindCamera },
  'C4 of a file': { during: 'fault', death: { file: 'chosen' }, leaves: withFiles(0) },
  'C5 of a file': { during: 'fault', death: { file: 'put' }, leaves: withFiles(1), finds: photographed },
  C5: { during: 'fault', death: { place: 'photo written' }, leaves: behindCamera, finds: photographed },
  C6: { during: 'fault', death: { place: 'photo named' }, leaves: photographed },
  C7: { during: 'hand in', death: { place: 'in the finish' }, leaves: unfinished },
  C8: { during: 'hand in', death: { place: 'after the finish' }, leaves: isFinished },
  C9: { during: 'deliver', death: { request: ledger, answered: false }, leaves: unsure },
  C10: { during: 'deliver', death: { request: ledger, answered: true }, leaves: unsure },
  C11: { during: 'deliver', death: { place: 'receipt read' }, leaves: unsure },
  C12: { during: 'deliver', death: { place: 'receipt stored' }, leaves: lacking(1) },
  'C9 of the photo': { during: 'deliver', death: { request: photos, answered: false }, leaves: lacking(1) },
  'C10 of the photo': { during: 'deliver', death: { request: photos, answered: true }, leaves: lacking(1) },
  'C11 of the photo': { during: 'deliver', death: { place: 'photo receipt read' }, leaves: lacking(1) },
  'C12 of the photo': { during: 'deliver', death: { place: 'photo receipt stored' }, leaves: lacking(0) },
};
const rounds = { commit: 0, proof: 3 };
/** So many deaths behind the camera more: twenty in all. */
const behindTheCamera = { commit: 1, proof: 16 };
const byChance = { commit: 2, proof: 60 };
/** `PATROL_SEED=7` dies at other moments. */
const seed = Number(process.env['PATROL_SEED'] ?? 1);
const longestAfterMs = 900;

/** `goesOn`: to the school; otherwise the same inspection dies the next death. */
type Trial = { name: string; plan: Plan; goesOn: boolean };

/** One inspection through all deaths but one; then, in the full size, one for each, and for each death behind the camera. */
function atPoints(alone: number): Trial[] {
  const all = Object.entries(points);
  // The photo of the one that dies at C5 is there afterwards, so that nothing would be left to die at C6.
  const alive = all.filter(([, plan]) => plan.finds);
  const others = all.filter(([, plan]) => !plan.finds);
  const together = [
    ...others.map(([name, plan], n) => ({ name, plan, goesOn: n === others.length - 1 })),
    ...alive.map(([name, plan]) => ({ name, plan, goesOn: true })),
  ];
  const apart = Array.from({ length: alone }, () => all.map(([name, plan]) => ({ name, plan, goesOn: true })));
  return [...together, ...apart.flat()];
}

const atCamera = (count: number): Trial[] =>
  Array.from({ length: count }, () => ({ name: 'C4', plan: points['C4']!, goesOn: true }));

function anywhereIn(count: number): Trial[] {
  const luck = chance(seed);
  return Array.from({ length: count }, (_, n) => {
    const [during, afterMs] = [luck.pick(stepNames), luck.whole(0, longestAfterMs)];
    return { name: `${n + 1}: ${afterMs} ms into ${during}`, plan: { during, death: { afterMs } }, goesOn: true };
  });
}

async function dies(list: Trial[], how: { inPage?: () => void; backing?: Backing | undefined }): Promise<Told> {
  const seen = { answers: 0, photos: 0 };
  const school = await openSchool();
  let phone: MortalPhone | undefined;
  let shown = nothingShown();
  let missed = 0;
  const once = async ({ plan, goesOn }: Trial): Promise<void> => {
    try {
      if (!phone) {
        phone = new MortalPhone(school, how);
        await phone.signIn();
        await phone.open();
      }
      await oneDeath(phone, shown, plan);
      seen.answers += shown.answers.size;
      seen.photos += shown.photos.size;
      if (!goesOn) return;
      await arrives(phone, shown);
      shown = nothingShown();
    } catch (error) {
      await phone?.remove();
      phone = undefined;
      shown = nothingShown();
      throw error;
    }
  };
  const outcome = await trials(
    list,
    ({ name }) => name,
    (trial) =>
      onceMoreElsewhere(
        () => once(trial),
        () => void missed++,
      ),
  );
  await phone?.remove();
  await school.server.remove();
  const figures = `${list.length} kills, ${seen.answers} answers and ${seen.photos} photos shown as saved before them`;
  return {
    ...outcome,
    figures: `${figures}, ${missed} elsewhere and once more, ${outcome.failed.length} with something lost, twice or elsewhere again`,
  };
}

const killed =
  (trialsOf: (size: Size) => Trial[], inPage?: () => void) =>
  (what: string, backing?: Backing): Part => ({
    what,
    run(size) {
      build();
      return dies(trialsOf(size), { ...(inPage && { inPage }), backing });
    },
  });
const atEachPoint = killed((size) => atPoints(rounds[size]), pointsInPage);
const anywhere = killed((size) => anywhereIn(byChance[size]));

export const browserKills = atEachPoint(
  'the browser killed at C1-C12 in the middle of a walk, opened again without a network, gone on with',
);
export const browserKillsCamera = killed(
  (size) => atCamera(behindTheCamera[size]),
  pointsInPage,
)('the browser killed behind the open camera, again and again');
export const browserAnywhere = anywhere('the browser killed at any moment of a walk');

export const sqliteKills = atEachPoint('the browser killed at C1-C12, with IndexedDB kept in SQLite', 'sqlite');
export const sqliteAnywhere = anywhere('the browser killed at any moment, with IndexedDB kept in SQLite', 'sqlite');
