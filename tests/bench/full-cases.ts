// What 今日 tells the others who lead: cases of every grade with plans and without, repairs in the dormitories and what they cost, meters read month by month,
// and the equipment of the school with its days.
import type { EntryOf } from '../../src/domain/entry.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { handlingOf, stepSchema, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import { keptAs } from '../../src/domain/asset.ts';
import type { Person } from '../../src/domain/person.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import type { Parts } from '../../src/server/env.ts';
import { templateId } from '../../src/domain/template.ts';
import { sun, tonight, yucai } from '../cast.ts';
import { commitments, picture } from '../cast-cases.ts';
import type { Campus } from './big-school.ts';
import { add, dayOf, handIn, newId, say, written, type Said } from './full-desk.ts';

type Store = Pick<Parts, 'store'>;
const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Departments, repairs in all and those that were paid for, things of the register, meters of each building and the months they were read in. */
const [departments, repairs, paid, things, meters, months] = [6, 600, 200, 2000, 2, 14];
const begun = tonight - 364 * dayMs;

const leaders = [
  { name: '徐明', username: 'xu', role: 'vice_principal' },
  { name: '周海', username: 'zhou', role: 'logistics_head' },
  { name: '郑值', username: 'zheng', role: 'duty_leader' },
] as const;

/** Answers who they are, and the safety office beside them. */
export async function fillCases(parts: Store, campus: Campus): Promise<Person[]> {
  const those = leaders.map((one): Person => Object.assign({ id: newId(begun), scope: [] }, one));
  for (const one of those) await add(parts, one, begun);
  await handIn(parts, [...departmentsOf(campus), ...equipment(campus)]);
  await handIn(parts, metersRead(campus));
  const hall = campus.rooms.filter(({ ancestors }) => ancestors[0]?.name.endsWith('宿舍楼'));
  await handIn(
    parts,
    Array.from({ length: repairs }, (_, n) => repair(campus, hall[n % hall.length]?.id ?? '', n)),
  );
  await handle(parts, campus);
  return [...those, sun];
}

function departmentsOf({ people }: Campus): Said[] {
  const all = Array.from({ length: departments }, (_, n) => ({
    id: newId(begun),
    name: `第${n + 1}部门`,
    headId: people[n]?.id ?? null,
    deputies: [],
  }));
  const book = { departments: all, rules: [], absences: [], checkerMayClose: false };
  return [say(sun, begun, 'responsibility-set', yucai.id, book)];
}

/** One in five is past its day, one in five comes to it soon. */
const equipment = ({ rooms }: Campus): Said[] =>
  Array.from({ length: things }, (_, n) => {
    const kind = n % 10 === 0 ? 'lift' : n % 10 === 1 ? 'licence' : 'extinguisher';
    const due = dayOf(tonight + ((Math.floor(n / 10) % 5) * 20 - 15) * dayMs);
    const body: EntryOf<'asset-kept'>['body'] = {
      id: newId(begun),
      placeId: rooms[n % rooms.length]?.id ?? '',
      ...keptAs(kind),
      agent: kind === 'extinguisher' ? 'powder' : null,
      label: `设备 ${n + 1}`,
      made: kind === 'extinguisher' ? `${2013 + (n % 13)}-05` : null,
      serviced: null,
      checked: null,
      due: kind === 'extinguisher' ? null : due,
      note: '',
    };
    return say(sun, begun, 'asset-kept', body.id, body, { schema: 3 });
  });

function metersRead(campus: Campus): Said[] {
  const template = builtInTemplates(yucai).find(({ code }) => code === 'R5');
  if (!template) throw new Error('no sheet of meters');
  const published = say(sun, begun - 70 * dayMs, 'template-published', templateId(template), template);
  return Array.from({ length: months }, (_, back) => months - 1 - back).reduce<Said[]>(
    (said, back) =>
      said.concat(
        campus.buildings.map((place, n) => {
          const month = new Date(Date.UTC(2026, 10 - back, 1)).toISOString().slice(0, 10);
          const rows = Array.from({ length: meters }, (_, m) => {
            const value = (months - back) * 1000 + (n % 4 === 0 && back === 0 ? 900 : 0);
            return [month, `D-${m}`, '电', String(value), '700', ''];
          });
          const ms = Math.min(Date.parse(month) + 20 * dayMs, tonight - dayMs);
          return written(campus, { template, place, n, startedAt: ms, said: { 'R5-01': rows } });
        }),
      ),
    [published],
  );
}

function repair({ people }: Campus, placeId: string, n: number): Said {
  const ms = tonight - ((n % 50) + 1) * dayMs + n * minuteMs;
  const by = people[n % people.length] ?? sun;
  const body: EntryOf<'hazard-reported'>['body'] = {
    placeId,
    source: 'spot',
    category: 'resources',
    text: `水龙头漏水，第 ${n + 1} 处`,
    photos: [],
    suspectedMajor: false,
    fixed: false,
    repair: { kind: 'water' },
  };
  return say(by, ms, 'hazard-reported', newId(ms), body);
}

type Bare = HazardHandled extends infer Step
  ? Step extends unknown
    ? Omit<Step, 'placeId' | 'on' | 'seen'>
    : never
  : never;

function step(hazard: Hazard, by: Person, said: Bare, afterMs: number): Said {
  const { id, placeId, state, grade, reportedAt } = hazard;
  const body = { ...said, placeId, on: handlingOf(hazard).on, seen: { state, grade } } as HazardHandled;
  const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256) : [];
  return say(by, Math.min(reportedAt + afterMs, tonight), 'hazard-handled', id, body, {
    schema: stepSchema(body),
    photos,
  });
}

/** Graver ones are somebody's, half of them with a plan, of which some lack their money; of the others one in three; and repairs were put right and paid for. */
async function handle(parts: Store, { people }: Campus): Promise<void> {
  const { store } = parts;
  const book = await store.documents.read(yucai.id, 'responsibility', yucai.id);
  const all = async () => (await store.reports.hazards(yucai.id, { scope: [], limit: 100_000 })).rows;
  const isChosen = ({ grade, repair }: Hazard, n: number): boolean =>
    grade === 'L' || repair !== undefined || n % 3 === 0;
  const ids = new Set((await all()).filter(isChosen).map(({ id }) => id));
  const whose = (n: number): Person => people[n % people.length] ?? sun;
  const ofAll = async (take: (hazard: Hazard, n: number) => Said[]): Promise<void> =>
    handIn(parts, (await all()).filter(({ id }) => ids.has(id)).flatMap(take));
  await ofAll((hazard, n) => {
    const deptId = book?.departments[n % departments]?.id ?? null;
    const plain = { category: 'fire', deptId, personId: whose(n).id, checkerId: null, due: 'D30' } as const;
    const graver = hazard.grade === 'L' ? { leader: '徐明', measure: '派人看守' } : { leader: '', measure: '' };
    const said = { do: 'assign', grade: hazard.grade, ...plain, ...graver, note: '' } as Bare;
    return hazard.state !== 'reported' || hazard.grade === 'MS' ? [] : [step(hazard, sun, said, 10 * minuteMs)];
  });
  const responsible = ({ handling }: Hazard): Person => people.find(({ id }) => id === handling?.person?.id) ?? sun;
  const isMoving = (hazard: Hazard, n: number): boolean => hazard.state === 'assigned' && n % 2 === 0;
  await ofAll((hazard, n) =>
    isMoving(hazard, n) ? [step(hazard, responsible(hazard), { do: 'accept', note: '' }, 20 * minuteMs)] : [],
  );
  let put = 0;
  await ofAll((hazard, n) => {
    const by = responsible(hazard);
    if (hazard.grade === 'L' && hazard.state === 'plan-review')
      return [step(hazard, by, { do: 'plan', plan: commitments({ inPlace: n % 8 > 0 }) }, 30 * minuteMs)];
    if (!hazard.repair || hazard.state !== 'rectifying' || put++ > paid) return [];
    const said = { do: 'rectify', note: '换好了', photos: [picture], used: '水龙头一个', yuan: 80 } as Bare;
    return [step(hazard, by, said, 30 * minuteMs)];
  });
  await ofAll((hazard) =>
    hazard.repair && hazard.state === 'to-verify'
      ? [step(hazard, sun, { do: 'pass', note: '', photos: [] }, 40 * minuteMs)]
      : [],
  );
}
