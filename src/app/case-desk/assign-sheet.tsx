// 核实立案并交办: filled in so that the usual case is one press, with everything open to be changed.
import { useState } from 'preact/hooks';
import { place as placeHere } from '../../db/documents.ts';
import { dueAt, type Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { hazardCategories, type HazardCategory, type HazardGrade } from '../../domain/hazard-words.ts';
import type { Place } from '../../domain/place.ts';
import { dueCodes, grades, type DueCode } from '../../domain/template.ts';
import { dayName } from '../days.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Box } from './box.tsx';
import styles from './case-desk.module.css';
import { PersonPicker } from './person-picker.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { assigningOf, givenTo, leaderFor, whoFor, type Via, type World } from './suggestion.ts';
import { useCaseWords, useDeskWords, useWorld } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

export function AssignSheet(props: StepSheetProps) {
  const db = useDb();
  const { steps } = useCaseWords();
  const world = useWorld();
  const at = useLive(async () => ({ place: await placeHere(db, props.hazard.placeId) }), [db, props.hazard.placeId]);
  if (!world || !at)
    return (
      <Sheet label={steps.assign} onClose={props.onDone}>
        <Skeleton look="rows" n={4} />
      </Sheet>
    );
  return <AssignForm {...props} world={world} place={at.place} />;
}

/** What the reporter is told unless somebody writes it otherwise. */
export function useAnswer(): (who: string, due: DueCode) => string {
  const language = useLanguage();
  const { assign: words } = useDeskWords();
  return (who, due) => {
    const until = dueAt(due, Date.now());
    return until === null ? words.answerPlan(who) : words.answer(who, dayName(dayKey(until), language));
  };
}

type FormProps = StepSheetProps & { world: World; place: Place | undefined };

function AssignForm({ hazard, onDone, world, place }: FormProps) {
  const { person: me } = useSession();
  const language = useLanguage();
  const { steps } = useCaseWords();
  const { assign: words } = useDeskWords();
  const [start] = useState(() => assigningOf(hazard, place, world, me.id));
  const [assigning, setAssigning] = useState(start.assigning);
  const [via, setVia] = useState<Via | 'chosen'>(start.via);
  const [reply, setReply] = useState<string | null>(null);
  const [picking, setPicking] = useState<'person' | 'checker' | null>(null);
  const answer = useAnswer();
  const { personId, deptId, checkerId, due } = assigning;
  const nameOf = (id: string | null): string => world.people.get(id ?? '')?.name ?? '';
  const deptName = world.book.departments.find(({ id }) => id === deptId)?.name ?? '';
  const note = reply ?? answer(`${deptName}${nameOf(personId)}`, due);
  const isAgain = handlingOf(hazard).person !== null;
  const title = isAgain ? words.again : steps.assign;
  const until = dueAt(due, Date.now());
  if (picking)
    return (
      <Sheet key="picking" label={words[picking]} onClose={() => setPicking(null)}>
        <PersonPicker
          world={world}
          title={words[picking]}
          chosen={assigning[`${picking}Id`]}
          without={picking === 'checker' ? personId : null}
          {...(picking === 'checker' && { nobody: words.checkerNone })}
          onBack={() => setPicking(null)}
          onChoose={(id, dept) => {
            setPicking(null);
            if (picking === 'checker') return setAssigning({ ...assigning, checkerId: id });
            setVia('chosen');
            setAssigning(givenTo(assigning, { personId: id, deptId: dept }));
          }}
        />
      </Sheet>
    );
  const toCategory = (category: HazardCategory) => {
    const isSuggested = via !== 'chosen' && via !== 'held' && place;
    const found = isSuggested ? whoFor(place, category, world) : null;
    if (found) setVia(found.via);
    setAssigning({ ...(found ? givenTo(assigning, found) : assigning), category });
  };
  const toGrade = (grade: HazardGrade) => {
    const isOwn = assigning.leader !== leaderFor(assigning.grade, world);
    setAssigning({ ...assigning, grade, leader: isOwn ? assigning.leader : leaderFor(grade, world) });
  };
  return (
    <StepForm
      hazard={hazard}
      onDone={onDone}
      title={title}
      hint={`${hazard.placeName} · ${hazard.text[language]}`}
      save={personId === null ? words.choose : words.give(nameOf(personId))}
      said={personId === null ? null : { do: 'assign', ...assigning, personId, note: note.trim() }}
    >
      {(tried) => (
        <>
          <Box
            label={words.person}
            about={words.via[via]}
            error={tried && personId === null ? words.needPerson : undefined}
            onPress={() => setPicking('person')}
          >
            {personId === null ? words.pick : [nameOf(personId), deptName].filter(Boolean).join(' · ')}
          </Box>
          <GradeField hazard={hazard} grade={assigning.grade} onChange={toGrade} />
          <SelectField
            label={words.due}
            value={due}
            hint={until === null ? undefined : nearDayAndClock(until, language)}
            onChange={(event) => setAssigning({ ...assigning, due: event.currentTarget.value as DueCode })}
          >
            {dueCodes.map((code) => (
              <option key={code} value={code}>
                <DueWords code={code} />
              </option>
            ))}
          </SelectField>
          <Box label={words.checker} about={words.checkerHint} onPress={() => setPicking('checker')}>
            {checkerId === null ? words.checkerNone : nameOf(checkerId)}
          </Box>
          <CategoryField category={assigning.category} onChange={toCategory} />
          <TextField
            label={words.leader}
            maxLength={20}
            autocomplete="off"
            value={assigning.leader}
            onInput={(event) => setAssigning({ ...assigning, leader: event.currentTarget.value })}
          />
          <NoteField
            label={words.measure}
            hint={words.measureHint}
            value={assigning.measure}
            onType={(measure) => setAssigning({ ...assigning, measure })}
          />
          <NoteField label={words.reply} value={note} onType={setReply} />
          {via === 'office' && (
            <a class={styles.aside} href="/plans/responsibility">
              {words.setRules}
            </a>
          )}
        </>
      )}
    </StepForm>
  );
}

/** A due code with the day it means if it is given now. */
export function DueWords({ code }: { code: DueCode }) {
  const language = useLanguage();
  const { common } = useWords();
  const { assign: words } = useDeskWords();
  const until = dueAt(code, Date.now());
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
  const { common } = useWords();
  const { assign: words } = useDeskWords();
  if (hazard.grade === 'MS' || hazard.grade === 'M')
    return (
      <p class={styles.fixed}>
        <b>{words.grade}</b> {words.gradeFixed(common.grades[hazard.grade])}
      </p>
    );
  return (
    <Choices
      label={words.grade}
      options={grades.map((value) => ({ value, text: common.grades[value] }))}
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
