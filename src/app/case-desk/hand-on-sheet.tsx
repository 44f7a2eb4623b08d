// 同意转办: to whom it goes now, beginning with the department that was asked for.
import { useState } from 'preact/hooks';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Box } from './box.tsx';
import { PersonPicker } from './person-picker.tsx';
import { HandOnShown } from './shown.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { whoIn, type Suggested, type World } from './suggestion.ts';
import { useCaseWords, useDeskWords, useWorld } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

/** The department that was asked for last. */
export function wantedDept(hazard: Hazard): string | null {
  const asked = handlingOf(hazard).steps.findLast(
    ({ said, without }) => said.do === 'hand-on' && without === undefined,
  );
  return asked?.said.do === 'hand-on' ? asked.said.deptId : null;
}

export function GrantHandOnSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const world = useWorld();
  if (!world)
    return (
      <Sheet label={steps['grant-hand-on']} onClose={props.onDone}>
        <Skeleton look="rows" n={3} />
      </Sheet>
    );
  return <HandOnForm {...props} world={world} />;
}

function HandOnForm({ world, ...rest }: StepSheetProps & { world: World }) {
  const { steps } = useCaseWords();
  const { assign: words, say } = useDeskWords();
  const wanted = wantedDept(rest.hazard);
  const [who, setWho] = useState<Suggested | { via: 'chosen'; deptId: string | null; personId: string | null }>(() =>
    wanted === null ? { deptId: null, personId: null, via: 'office' } : whoIn(wanted, world),
  );
  const [picking, setPicking] = useState(false);
  const [note, setNote] = useState('');
  const { personId, deptId } = who;
  const deptName = (id: string | null): string => world.book.departments.find((one) => one.id === id)?.name ?? '';
  if (picking)
    return (
      <Sheet key="picking" label={words.person} onClose={() => setPicking(false)}>
        <PersonPicker
          world={world}
          title={words.person}
          chosen={personId}
          onBack={() => setPicking(false)}
          onChoose={(person, dept) => {
            setPicking(false);
            setWho({ personId: person, deptId: dept, via: 'chosen' });
          }}
        />
      </Sheet>
    );
  const name = world.people.get(personId ?? '')?.name;
  return (
    <StepForm
      {...rest}
      title={steps['grant-hand-on']}
      save={name ? words.give(name) : words.choose}
      said={personId === null ? null : { do: 'grant-hand-on', deptId, personId, note: note.trim() }}
    >
      {(tried) => (
        <>
          <HandOnShown hazard={rest.hazard} deptName={deptName(wanted)} />
          <Box
            label={words.person}
            about={words.via[who.via]}
            error={tried && personId === null ? words.needPerson : undefined}
            onPress={() => setPicking(true)}
          >
            {name ? [name, deptName(deptId)].filter(Boolean).join(' · ') : words.pick}
          </Box>
          <NoteField label={say.noteMaybe} value={note} onType={setNote} />
        </>
      )}
    </StepForm>
  );
}
