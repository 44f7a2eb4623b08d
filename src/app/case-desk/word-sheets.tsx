// Steps that need a word at most: refusing, granting, opening again.
import type { ComponentChildren } from 'preact';
import type { StepSaid } from '../../db/cases.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import type { Hand } from '../cases/use-in-hand.ts';
import { LongTextField, TextField } from '../ui/field.tsx';
import { HandOnShown, PlanShown, WantedShown } from './shown.tsx';
import { useDeskWords } from './use-case-desk.ts';

type WordDo = 'refuse-hand-on' | 'approve-plan' | 'return-plan' | 'grant-extension' | 'refuse-extension' | 'reopen';

type WordSheetProps = StepSheetProps & {
  doing: WordDo;
  /** What is answered, above the words. */
  children?: ComponentChildren;
  hint?: string;
};

function WordSheet({ here, onClose, doing, hint, children }: WordSheetProps) {
  const hand = useHandOf(here.hazard, doing);
  const isGrant = doing === 'approve-plan' || doing === 'grant-extension';
  const said = (note: string) => ({ do: doing, note }) as StepSaid;
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step={doing}
      note={isGrant ? 'optional' : 'needed'}
      {...(hint !== undefined && { hint })}
    >
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

export function ApprovePlanSheet(props: StepSheetProps) {
  const { say } = useDeskWords();
  const { plan } = handlingOf(props.here.hazard);
  return (
    <WordSheet {...props} doing="approve-plan" {...(plan && { hint: say.approveHint(plan.to) })}>
      <PlanShown hazard={props.here.hazard} />
    </WordSheet>
  );
}

export const ReturnPlanSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="return-plan">
    <PlanShown hazard={props.here.hazard} />
  </WordSheet>
);

export const GrantExtensionSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="grant-extension">
    <WantedShown hazard={props.here.hazard} />
  </WordSheet>
);

export const RefuseExtensionSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="refuse-extension">
    <WantedShown hazard={props.here.hazard} />
  </WordSheet>
);
