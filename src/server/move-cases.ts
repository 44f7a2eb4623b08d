// What somebody had to do does not wait for somebody who works here no more, or may take no step any more: the school itself passes it on.
import { handlingOf, stepSchema, type HazardHandled, type StepOf } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import { isOver, type HazardState } from '../domain/hazard-words.ts';
import { dayOf } from '../domain/inspection.ts';
import { checksWork } from '../domain/case-ranks.ts';
import type { Person } from '../domain/person.ts';
import { inDepartment, nobodyYet, type Responsibility } from '../domain/responsibility.ts';
import { makeEntries, type Fact } from './entries.ts';
import type { Parts } from './env.ts';

/** Where the next step is that of whoever is responsible, or goes back there. What is put right already waits for others. */
const isTheirs: ReadonlySet<HazardState> = new Set(['assigned', 'plan-review', 'rectifying', 'extension-review']);
const atOnce = 200;

type Now = { people: ReadonlyMap<string, Person>; book: Responsibility; day: string };

/**
 * Passes on every open case whose responsible person or checker has left, or looks after accounts by now: to whoever of the department it falls to, else back to the safety
 * office, with one entry of the school's own each; tells which. Once is enough: what is passed on waits for nobody who left. `now` in UTC ms.
 */
export async function moveCases({ store }: Pick<Parts, 'store'>, now: number): Promise<string[]> {
  const school = await store.documents.school();
  if (!school) return [];
  const people = new Map((await store.documents.people(school.id)).map((one) => [one.id, one]));
  const gone = [...people.values()].filter((one) => !isAtWork(one) || !checksWork(one)).map(({ id }) => id);
  if (gone.length === 0) return [];
  const book = (await store.documents.read(school.id, 'responsibility', school.id)) ?? nobodyYet;
  const around: Now = { people, book, day: dayOf(now, school.timeZone) };
  const waiting = (await store.cases.ofPeople(school.id, gone)).filter((one) => movesOf(one, around).length > 0);
  const moved: string[] = [];
  for (let at = 0; at < waiting.length; at += atOnce) {
    const some = waiting.slice(at, at + atOnce);
    await store.cases.handle(
      school.id,
      school.id,
      (firstOpSeq, read) => {
        const facts = some.flatMap(({ id }): Fact[] => {
          // Somebody else may have acted between the look and this step.
          const hazard = read(id);
          return hazard
            ? movesOf(hazard, around).map((body) => ({
                kind: 'hazard-handled',
                schema: stepSchema(body),
                subject: id,
                body,
              }))
            : [];
        });
        moved.push(...new Set(facts.map(({ subject }) => subject)));
        return makeEntries(facts, school.id, store.device, firstOpSeq, now);
      },
      now,
    );
  }
  return moved;
}

const isAtWork = (one: Person | undefined): boolean => one !== undefined && one.role !== 'admin' && !one.left;

/** An outside firm checks nobody's work. */
const mayCheck = (one: Person | undefined): boolean => one !== undefined && isAtWork(one) && checksWork(one);

/** The keeper of the accounts sees no case, and takes no step of one. */
const why = (one: Person | undefined, name: string): string =>
  one && !one.left ? `${name}改做账号管理，不再处理隐患` : `${name}已离开学校`;

/** What the school has to say of a case as it stands; nothing where everybody it names is here. */
function movesOf(hazard: Hazard, { people, book, day }: Now): HazardHandled[] {
  if (isOver(hazard.state)) return [];
  const { person, checker, deptId, on } = handlingOf(hazard);
  const isHere = (id: string): boolean => isAtWork(people.get(id));
  const { state, grade, placeId } = hazard;
  const step = (said: Pick<StepOf<'move'>, 'of' | 'personId' | 'note'>): HazardHandled => ({
    do: 'move',
    on,
    seen: { state, grade },
    placeId,
    ...said,
  });
  const isLost = person !== null && isTheirs.has(state) && !isHere(person.id);
  const next = isLost && deptId !== null ? inDepartment(book, deptId, null, day, isHere).personId : null;
  // Nobody checks the own work.
  const isUnchecked =
    checker !== null && (!mayCheck(people.get(checker.id)) || checker.id === next) && state !== 'verified';
  return [
    ...(isUnchecked
      ? [step({ of: 'checker', personId: null, note: `${checker.name}不能再复查，由安全办公室复查` })]
      : []),
    ...(isLost ? [step({ personId: next, note: why(people.get(person.id), person.name) })] : []),
  ];
}
