// A case in which everybody is something, and what phone and server say of a step in it.
import type { Read } from '../src/domain/documents.ts';
import type { EntryOf } from '../src/domain/entry.ts';
import {
  handlingOf,
  stepSchema,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from '../src/domain/hazard-handling.ts';
import type { Hazard } from '../src/domain/hazard.ts';
import { checkEntry } from '../src/domain/permission.ts';
import type { Person } from '../src/domain/person.ts';
import { Refusal, type ProblemCode } from '../src/domain/refusal.ts';
import { saysLast } from '../src/domain/signed-on.ts';
import { judge } from '../src/server/judge.ts';
import { commitments, Ledger, logistics, picture, responsibility, sayings } from './cast-cases.ts';
import * as cast from './cast.ts';
import type { Asked, Relation } from './step-table.ts';

export const actor = (role: Person['role'], relation: Relation): Person => ({
  id: cast.id(700),
  name: '某人',
  username: 'somebody',
  role,
  scope: relation === 'elsewhere' ? [cast.canteen.id] : [],
});

export const ledger = new Ledger();
export const other = ledger.report();
export const reported = ledger.report();

export const raised = ({ id, name }: Person): HazardStep => ({
  id,
  name,
  stepId: cast.id(708),
  at: 1,
  sure: true,
  receivedAt: 1,
  photos: [],
  state: 'reported',
  said: { do: 'raise', note: '可能是重大' },
});

/** A case in which everybody has done something, so that each relation means something in each state. */
export function caseOf({ state, grade, person, relation }: Asked): Hazard {
  const who = (of: Relation, n: number) => ({ id: relation === of ? person.id : cast.id(n), name: '某人' });
  const done = (of: Relation, n: number) => ({ by: who(of, n), at: 1, note: '', photos: [picture.sha256] });
  const handling = {
    ...handlingOf(reported),
    deptId: logistics,
    person: who('responsible', 701),
    checker: who('checker', 702),
    plan: { ...commitments(), by: who('planner', 703), at: 1, approved: null },
    rectified: done('rectifier', 704),
    checked: done('verifier', 705),
    wanted: { to: '2027-01-31', note: '', interim: '' },
    steps: relation === 'raiser' ? [raised(person)] : [],
  };
  const photos = [picture.sha256];
  return { ...reported, reportedBy: who('reporter', 706).id, state, grade, photos, handling };
}

function bookOf({ person, relation }: Asked) {
  const [dept] = responsibility.departments;
  const headId = relation === 'head' ? person.id : cast.id(707);
  const away = { personId: cast.id(701), from: '2026-01-01', to: '2027-12-31', deputyId: person.id };
  const deputies = relation === 'deputy' ? [person.id] : [];
  return {
    ...responsibility,
    departments: [{ ...dept!, headId, deputies }],
    absences: relation === 'stand-in' ? [away] : [],
  };
}

export function sayingOf(name: string, hazard: Hazard): HazardHandled {
  const [what] = name.split(',') as [HazardDo];
  const more: Record<string, object> = {
    merge: { into: other.id },
    'close, with an opinion': { opinion: '验收合格' },
    'confirm, with an opinion': { opinion: '验收合格' },
    'come-back, and over': { outcome: 'close', photos: [picture] },
    judge: { grade: 'M' },
  };
  const { state, grade, placeId } = hazard;
  const said = { ...sayings[what](hazard), ...more[name] };
  const { on, steps } = handlingOf(hazard);
  const last = saysLast(what) && { last: steps.at(-1)?.stepId ?? null };
  return { ...said, on, seen: { state, grade, ...last }, placeId } as HazardHandled;
}

const codeOf = (check: () => void): ProblemCode | null => {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

export function asking(asked: Asked) {
  const [book, { person }] = [bookOf(asked), asked];
  return (hazard: Hazard) => {
    const read = ((type: string, id: string) => {
      if (type === 'hazard' && id === hazard.id) return hazard;
      if (type === 'responsibility') return book;
      return type === 'person' && id === person.id ? person : ledger.read(type as 'person', id);
    }) as Read;
    return { read, book };
  };
}

export const blank = cast.entry('hazard-handled', {} as HazardHandled, {
  at: cast.at(ledger.now),
}) as EntryOf<'hazard-handled'>;

/** What the phone says before it records a step, and what the server answers to it. */
export function told(hazard: Hazard, body: HazardHandled, person: Person, read: Read) {
  const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256) : [];
  const entry = { ...blank, schema: stepSchema(body), subject: hazard.id, by: person.id, photos, body };
  const phone = codeOf(() => checkEntry(entry, person, read, cast.yucai.id));
  const judged = judge({ is: 'known', entry, raw: '' }, person, read, cast.yucai.id, ledger.now);
  return { phone, server: judged.verdict === 'accepted' ? null : judged.code };
}
