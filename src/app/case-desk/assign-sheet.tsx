// 核实立案并交办: filled in so that the usual case is one press, with everything open to be changed.
import { titleIn } from '../../domain/hazard-title.ts';
import { useState } from 'preact/hooks';
import type { CaseHere, StepSaid } from '../../db/cases.ts';
import { dueAt, gradeRank, type Hazard } from '../../domain/hazard.ts';
import { deadlineOf } from '../../domain/case-given.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { hazardCategories, type HazardCategory, type HazardGrade } from '../../domain/hazard-words.ts';
import { leastRank } from '../../domain/step-lacks.ts';
import { dueCodes, grades, type DueCode } from '../../domain/template.ts';
import { dayName } from '../days.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import type { Hand } from '../cases/use-in-hand.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Box } from './box.tsx';
import styles from './case-desk.module.css';
import { CloserLine } from './closer-line.tsx';
import { DeptField } from './dept-field.tsx';
import { PersonPicker } from './person-picker.tsx';
import {
  assigningOf,
  givenTo,
  lacksDept,
  leaderFor,
  whoFor,
  type Assigning,
  type Via,
  type World,
  checkersOf,
} from './suggestion.ts';
import { useCaseWords, useDeskWords, useWorld } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

export function AssignSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const world = useWorld();
  if (world) return <AssignForm {...props} world={world} />;
  return (
    <Sheet label={steps.assign} onClose={props.onClose}>
      <Skeleton look="rows" n={4} />
    </Sheet>
  );
}

/** What the reporter is told unless somebody writes it otherwise. */
export function useAnswer(): (who: string, due: DueCode, hazard?: Hazard) => string {
  const language = useLanguage();
  const { assign: words } = useDeskWords();
  return (who, due, hazard) => {
    const until = untilOf(due, hazard);
    return until === null ? words.answerPlan(who) : words.answer(who, dayName(dayKey(until), language));
  };
}

/** As it is in hand; `on`: what it was said on, so that it does not count any more once the case has moved. */
type InHand = { on: string | null; assigning: Assigning; via: Via | 'chosen'; reply: string | null };

/** What is in hand of this assignment, or as it is filled in to begin with. */
function useAssigning(here: CaseHere, world: World, hand: Hand) {
  const { person: me } = useSession();
  const { on } = handlingOf(here.hazard);
  const [start] = useState(() => assigningOf(here.hazard, here.around?.place, world, me.id));
  const kept = hand.held.said['assign'] as InHand | undefined;
  const now: InHand = kept && kept.on === on ? kept : { on, ...start, reply: null };
  return { now, put: (over: Partial<InHand>) => hand.say({ assign: { ...now, ...over } }) };
}

function AssignForm({ here, onClose, world }: StepSheetProps & { world: World }) {
  const { hazard, around } = here;
  const language = useLanguage();
  const { problems } = useWords();
  const { assign: words } = useDeskWords();
  const hand = useHandOf(hazard, 'assign');
  const { now, put } = useAssigning(here, world, hand);
  const [picking, setPicking] = useState<'person' | 'checker' | null>(null);
  const answer = useAnswer();
  const { assigning, via, reply } = now;
  const { personId, deptId, checkerId, due } = assigning;
  const change = (over: Partial<Assigning>) => put({ assigning: { ...assigning, ...over } });
  const nameOf = (id: string | null): string => world.people.get(id ?? '')?.name ?? '';
  const deptName = world.book.departments.find(({ id }) => id === deptId)?.name ?? '';
  const until = untilOf(due, hazard);
  const note = reply ?? answer(`${deptName}${nameOf(personId)}`, due, hazard);
  if (picking)
    return (
      <Sheet key="picking" label={words[picking]} onClose={() => setPicking(null)}>
        <PersonPicker
          world={picking === 'checker' ? checkersOf(world) : world}
          title={words[picking]}
          chosen={assigning[`${picking}Id`]}
          without={picking === 'checker' ? personId : null}
          {...(picking === 'checker' && { nobody: words.checkerNone })}
          onBack={() => setPicking(null)}
          onChoose={(id, dept) => {
            setPicking(null);
            if (picking === 'checker') return change({ checkerId: id });
            put({ via: 'chosen', assigning: givenTo(assigning, { personId: id, deptId: dept }) });
          }}
        />
      </Sheet>
    );
  const toCategory = (category: HazardCategory) => {
    const isSuggested = via !== 'chosen' && via !== 'held' && around;
    const found = isSuggested ? whoFor(around.place, category, world) : null;
    if (!found) return change({ category });
    put({ via: found.via, assigning: { ...givenTo(assigning, found), category } });
  };
  const toGrade = (grade: HazardGrade) => {
    const isOwn = assigning.leader !== leaderFor(assigning.grade, world);
    change({ grade, leader: isOwn ? assigning.leader : leaderFor(grade, world) });
  };
  const said = (): StepSaid | string => {
    if (personId === null) return words.needPerson;
    if (lacksDept(assigning, world)) return problems['department-required'];
    return { do: 'assign', ...assigning, personId, note: note.trim() };
  };
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="assign"
      note="none"
      {...(handlingOf(hazard).person && { title: words.again })}
      hint={`${hazard.placeName} · ${titleIn(language, hazard)}`}
      save={personId === null ? words.choose : words.give(nameOf(personId))}
    >
      <CloserLine {...{ assigning, world }} place={around?.place} onChange={() => setPicking('checker')} />
      <Box
        label={words.person}
        about={
          <>
            {words.via[via]}
            {via === 'office' && (
              <>
                {' · '}
                <a href="/plans/responsibility">{words.setRules}</a>
              </>
            )}
          </>
        }
        onPress={() => setPicking('person')}
      >
        {personId === null ? words.pick : [nameOf(personId), deptName].filter(Boolean).join(' · ')}
      </Box>
      <DeptField {...{ world, personId, deptId }} onChoose={(dept) => change({ deptId: dept })} />
      <SelectField
        label={words.due}
        value={due}
        hint={until === null ? undefined : words.until(nearDayAndClock(until, language))}
        onChange={(event) => change({ due: event.currentTarget.value as DueCode })}
      >
        {dueCodes.map((code) => (
          <option key={code} value={code}>
            <DueWords code={code} hazard={hazard} />
          </option>
        ))}
      </SelectField>
      <GradeField hazard={hazard} grade={assigning.grade} onChange={toGrade} />
      <Box label={words.checker} about={words.checkerHint} onPress={() => setPicking('checker')}>
        {checkerId === null ? words.checkerNone : nameOf(checkerId)}
      </Box>
      <CategoryField category={assigning.category} onChange={toCategory} />
      <TextField
        label={words.leader}
        maxLength={20}
        autocomplete="off"
        value={assigning.leader}
        onInput={(event) => change({ leader: event.currentTarget.value })}
      />
      <NoteField
        label={words.measure}
        hint={words.measureHint}
        value={assigning.measure}
        onType={(measure) => change({ measure })}
      />
      <NoteField label={words.reply} value={note} onType={(text) => put({ reply: text })} />
    </StepFrame>
  );
}

/** By when it is put right if it is given now, UTC ms; null by a plan. Who had it before keeps the day of it. */
const untilOf = (due: DueCode, hazard?: Hazard): number | null =>
  hazard ? deadlineOf(hazard, due, Date.now()).dueAt : dueAt(due, Date.now());

/** A due code with the day it means if it is given now. */
export function DueWords({ code, hazard }: { code: DueCode; hazard?: Hazard }) {
  const language = useLanguage();
  const { common } = useWords();
  const { assign: words } = useDeskWords();
  const until = untilOf(code, hazard);
  const text = common.due[code];
  return <>{until === null ? text : words.dueOf(text, dayName(dayKey(until), language))}</>;
}

function GradeField({
  hazard,
  grade,
  onChange,
}: {
  hazard: Hazard;
  grade: HazardGrade;
  onChange: (grade: HazardGrade) => void;
}) {
  const { common, problems } = useWords();
  const { assign: words } = useDeskWords();
  const least = leastRank(hazard);
  if (hazard.grade === 'MS' || hazard.grade === 'M')
    return (
      <p class={styles.fixed}>
        <b>{words.grade}</b> {words.gradeFixed(common.grades[hazard.grade])}
      </p>
    );
  return (
    <Choices
      label={words.grade}
      {...(least > 0 && { hint: problems['judge-first'] })}
      options={grades
        .filter((value) => gradeRank(value) >= least)
        .map((value) => ({ value, text: common.grades[value] }))}
      chosen={grade === 'M' ? [] : [grade]}
      onChoose={([chosen]) => chosen && onChange(chosen)}
    />
  );
}

type CategoryProps = { category: HazardCategory; onChange: (category: HazardCategory) => void };

function CategoryField({ category, onChange }: CategoryProps) {
  const { categories } = useCaseWords();
  const { category: label } = useDeskWords();
  return (
    <SelectField
      label={label}
      value={category}
      onChange={(event) => onChange(event.currentTarget.value as HazardCategory)}
    >
      {hazardCategories.map((one) => (
        <option key={one} value={one}>
          {categories[one]}
        </option>
      ))}
    </SelectField>
  );
}
