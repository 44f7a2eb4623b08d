// 同意转办: to whom it goes now, beginning with the department that was asked for.
import { useState } from 'preact/hooks';
import type { StepSaid } from '../../db/cases.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Box } from './box.tsx';
import { useWords } from '../use-screen.ts';
import { DeptField } from './dept-field.tsx';
import { PersonPicker } from './person-picker.tsx';
import { askedOn, HandOnShown } from './shown.tsx';
import { lacksDept, whoIn, type World } from './suggestion.ts';
import { useCaseWords, useDeskWords, useWorld } from './use-case-desk.ts';

export function GrantHandOnSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const world = useWorld();
  if (world) return <HandOnForm {...props} world={world} />;
  return (
    <Sheet label={steps['grant-hand-on']} onClose={props.onClose}>
      <Skeleton look="rows" n={3} />
    </Sheet>
  );
}

function HandOnForm({ here, onClose, world }: StepSheetProps & { world: World }) {
  const { assign: words } = useDeskWords();
  const { problems } = useWords();
  const hand = useHandOf(here.hazard, 'grant-hand-on');
  const [picking, setPicking] = useState(false);
  const wanted = askedOn(here)?.deptId ?? null;
  const suggested = wanted === null ? null : whoIn(wanted, world);
  const isChosen = hand.text('person') !== '';
  const personId = isChosen ? hand.text('person') : (suggested?.personId ?? null);
  const deptId = isChosen ? hand.text('dept') || null : (suggested?.deptId ?? null);
  const deptName = world.book.departments.find(({ id }) => id === deptId)?.name;
  const name = world.people.get(personId ?? '')?.name;
  const said = (note: string): StepSaid | string => {
    if (personId === null) return words.needPerson;
    return lacksDept({ deptId }, world)
      ? problems['department-required']
      : { do: 'grant-hand-on', deptId, personId, note };
  };
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
            hand.say({ person: person ?? '', dept: dept ?? '' });
          }}
        />
      </Sheet>
    );
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="grant-hand-on" save={name ? words.give(name) : words.choose}>
      <HandOnShown here={here} />
      <Box
        label={words.person}
        about={words.via[isChosen ? 'chosen' : (suggested?.via ?? 'office')]}
        onPress={() => setPicking(true)}
      >
        {name ? [name, deptName].filter(Boolean).join(' · ') : words.pick}
      </Box>
      <DeptField
        {...{ world, personId, deptId }}
        onChoose={(dept) => hand.say({ person: personId ?? '', dept: dept ?? '' })}
      />
    </StepFrame>
  );
}
