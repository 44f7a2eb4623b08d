// Steps that need a word at most: refusing, granting, opening again.
import type { ComponentChildren } from 'preact';
import type { StepSaid } from '../../db/cases.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { needsFiling } from '../../domain/step-lacks.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { signatureOf, SignLine, useSigning } from '../cases/step-signing.tsx';
import type { Hand } from '../cases/use-in-hand.ts';
import { useSheetWords } from '../cases/use-sheet-words.ts';
import { dayKey } from '../format.ts';
import { LongTextField, TextField } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import { HandOnShown, PlanShown, WantedShown } from './shown.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

type WordDo = 'refuse-hand-on' | 'return-plan' | 'refuse-extension' | 'reopen';

type WordSheetProps = StepSheetProps & {
  doing: WordDo;
  /** What is answered, above the words. */
  children?: ComponentChildren;
  hint?: string;
};

function WordSheet({ here, onClose, doing, hint, children }: WordSheetProps) {
  const hand = useHandOf(here.hazard, doing);
  const said = (note: string) => ({ do: doing, note }) as StepSaid;
  return (
    <StepFrame {...{ here, onClose, hand, said }} step={doing} note="needed" {...(hint !== undefined && { hint })}>
      {children}
    </StepFrame>
  );
}

type NoteProps = { label: string; hint?: string; value: string; most?: number; onType: (text: string) => void };

export const NoteField = ({ label, hint, value, most = 400, onType }: NoteProps) => (
  <LongTextField
    label={label}
    hint={hint}
    rows={2}
    maxLength={most}
    value={value}
    onInput={(event) => onType(event.currentTarget.value)}
  />
);

type LineProps = { hand: Hand; name: string; label: string; value?: string; most?: number };

/** `value`: where something else than what was typed stands there at first. */
export const LineField = ({ hand, name, label, value = hand.text(name), most = 60 }: LineProps) => (
  <TextField
    label={label}
    maxLength={most}
    autocomplete="off"
    value={value}
    onInput={(event) => hand.say({ [name]: event.currentTarget.value })}
  />
);

export function RefuseHandOnSheet(props: StepSheetProps) {
  return (
    <WordSheet {...props} doing="refuse-hand-on">
      <HandOnShown here={props.here} />
    </WordSheet>
  );
}

export const ReopenSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="reopen" hint={useDeskWords().say.reopenHint} />
);

export function ApprovePlanSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { steps } = useCaseWords();
  const { sign } = useSheetWords();
  const { plan } = handlingOf(here.hazard);
  const hand = useHandOf(here.hazard, 'approve-plan');
  const signing = useSigning(here.person.name);
  const said = (note: string): StepSaid => ({ do: 'approve-plan', note, signature: signatureOf(signing) });
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="approve-plan"
      {...(plan && { hint: say.approveHint(plan.to) })}
      below={<SignLine signing={signing} title={sign.approver} act={steps['approve-plan']} />}
    >
      <PlanShown hazard={here.hazard} />
    </StepFrame>
  );
}

export const ReturnPlanSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="return-plan">
    <PlanShown hazard={props.here.hazard} />
  </WordSheet>
);

export function GrantExtensionSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { problems } = useWords();
  const { hazard, around } = here;
  const hand = useHandOf(hazard, 'grant-extension');
  const today = dayKey(around?.now ?? Date.now());
  const isFiled = needsFiling(hazard);
  const filed = { unit: hand.text('unit').trim(), day: hand.text('day') || today, number: hand.text('number').trim() };
  const said = (note: string): StepSaid | string => {
    if (!isFiled) return { do: 'grant-extension', note };
    if (filed.unit === '' || filed.number === '') return problems['filing-required'];
    return filed.day > today ? say.needDay : { do: 'grant-extension', note, filed };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="grant-extension" {...(isFiled && { hint: say.filedHint })}>
      <WantedShown hazard={hazard} />
      {isFiled && (
        <>
          <LineField hand={hand} name="unit" label={say.reportUnit} />
          <LineField hand={hand} name="number" label={say.reportNumber} />
          <TextField
            label={say.reportDay}
            type="date"
            max={today}
            value={filed.day}
            onInput={(event) => hand.say({ day: event.currentTarget.value })}
          />
        </>
      )}
    </StepFrame>
  );
}

export const RefuseExtensionSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="refuse-extension">
    <WantedShown hazard={props.here.hazard} />
  </WordSheet>
);
