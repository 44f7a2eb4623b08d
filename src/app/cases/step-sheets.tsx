// The short sheets: a few words, a photo, one choice.
import type { HazardDo } from '../../domain/hazard-handling.ts';
import { interimMeans } from '../../domain/hazard-words.ts';
import { withheldSteps, withholding } from '../../domain/hazard-possible.ts';
import type { CaseHere, StepSaid } from '../../db/cases.ts';
import styles from './cases.module.css';
import { Choices, LongTextField, SelectField } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import { owedOf } from '../../domain/hazard-times.ts';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import type { Hand } from './use-in-hand.ts';
import type { CaseSheetWords } from '../words/case-sheets.ts';
import { signatureOf, SignLine, useSigning } from './step-signing.tsx';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

export { AmendSheet } from './step-amend.tsx';
export { ExtendSheet } from './extend-sheet.tsx';
export { BeforeAfter } from './before-after.tsx';
export { CommentSheet } from './step-comment.tsx';
export { PlanSheet } from './plan-sheet.tsx';
export { ProgressSheet, RectifySheet } from './step-rectify.tsx';

type Plain = {
  note?: 'needed' | 'optional';
  photos?: 'needed' | 'optional';
  hint?: (words: CaseSheetWords) => string;
  /** Said when nobody writes anything. */
  unsaid?: (words: CaseSheetWords) => string;
};

/** A step that is words and photos only. */
function plain(step: HazardDo, { note = 'optional', photos, hint, unsaid }: Plain) {
  return function PlainSheet({ here, onClose }: StepSheetProps) {
    const words = useSheetWords();
    const hand = useHandOf(here.hazard, step);
    const says = hint && { hint: hint(words) };
    const said = (typed: string) => ({ do: step, note: typed || (unsaid?.(words) ?? '') }) as StepSaid;
    return <StepFrame {...{ here, onClose, step, hand, note, said }} {...says} photos={photos ?? 'none'} />;
  };
}

export const FailSheet = plain('fail', { note: 'needed', photos: 'optional' });
export const SendBackSheet = plain('send-back', { note: 'needed' });
export const AppealSheet = plain('appeal', { note: 'needed', hint: (words) => words.appealHint });

export function PassSheet({ here, onClose }: StepSheetProps) {
  const { steps } = useCaseWords();
  const sheet = useSheetWords();
  const hand = useHandOf(here.hazard, 'pass');
  const signing = useSigning(here.person.name);
  const said = (note: string): StepSaid => ({ do: 'pass', note, signature: signatureOf(signing) });
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="pass"
      photos="optional"
      hint={sheet.passHint}
      below={<SignLine signing={signing} title={sheet.sign.checker} act={steps.pass} />}
    />
  );
}

/** It ends by this, so it is signed like every closing. */
export function ConfirmSheet({ here, onClose }: StepSheetProps) {
  const { steps } = useCaseWords();
  const { problems } = useWords();
  const { sign, opinion: label } = useSheetWords();
  const hand = useHandOf(here.hazard, 'confirm');
  const signing = useSigning(here.person.name);
  const isMajor = here.hazard.grade === 'M';
  const opinion = hand.text('opinion').trim();
  const said = (note: string): StepSaid | string =>
    isMajor && opinion === ''
      ? problems['opinion-required']
      : { do: 'confirm', note, ...(isMajor && { opinion }), signature: signatureOf(signing) };
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="confirm"
      below={<SignLine signing={signing} title={sign.closer} act={steps.confirm} />}
    >
      {isMajor && (
        <LongTextField
          label={label}
          maxLength={200}
          value={hand.text('opinion')}
          onInput={(event) => hand.say({ opinion: event.currentTarget.value })}
        />
      )}
    </StepFrame>
  );
}

export function HandOnSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const hand = useHandOf(here.hazard, 'hand-on');
  const departments = here.around?.book.departments ?? [];
  const deptId = hand.text('dept') || null;
  const said = (note: string): StepSaid | string =>
    deptId === null && departments.length > 0 ? sheet.noDept : { do: 'hand-on', deptId, note };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="hand-on" note="needed">
      {departments.length > 0 && (
        <SelectField
          label={sheet.dept}
          value={deptId ?? ''}
          onChange={(event) => hand.say({ dept: event.currentTarget.value })}
        >
          <option value="">{sheet.noDept}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </StepFrame>
  );
}

export function InterimSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const { interims } = useCaseWords();
  const hand = useHandOf(here.hazard, 'interim');
  const how = interimMeans.find((one) => one === hand.text('how'));
  const said = (note: string): StepSaid | string => (how ? { do: 'interim', how, note } : sheet.how);
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="interim" note="needed" photos="optional">
      <Choices
        label={sheet.how}
        options={interimMeans.map((value) => ({ value, text: interims[value] }))}
        chosen={how ? [how] : []}
        onChoose={([chosen]) => hand.say({ how: chosen })}
      />
    </StepFrame>
  );
}

/** What is done against the danger until it is put right. */
function Meanwhile({ hand }: { hand: Hand }) {
  const { severe } = useWords().inspection;
  const how = howIn(hand);
  return (
    <Choices
      label={severe.interim}
      hint={severe.interimHint}
      options={([...interimMeans, 'none'] as const).map((value) => ({ value, text: severe.means[value] }))}
      chosen={how ? [how] : []}
      onChoose={([chosen]) => hand.say({ how: chosen })}
    />
  );
}
const howIn = (hand: Hand) => interimMeans.find((one) => one === hand.text('how'));

/** Accepted; where something against the danger is owed, with what is done meanwhile (预案, `domain.md` 7.2). */
export function AcceptSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const { interims } = useCaseWords();
  const hand = useHandOf(here.hazard, 'accept');
  const owes = owedOf(here.hazard).some(({ owed }) => owed === 'interim');
  const said = (note: string): StepSaid => ({ do: 'accept', note });
  const along = (note: string): StepSaid[] => {
    const how = owes ? howIn(hand) : undefined;
    return how ? [{ do: 'interim', how, note: note || interims[how] }] : [];
  };
  return (
    <StepFrame {...{ here, onClose, hand, said, along }} step="accept" hint={sheet.acceptHint}>
      {owes && <Meanwhile hand={hand} />}
    </StepFrame>
  );
}

/** Raised, and what was done against it, in one breath (`domain.md` 6.2). */
export function RaiseSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const hand = useHandOf(here.hazard, 'raise');
  const how = howIn(hand);
  const said = (note: string): StepSaid => ({ do: 'raise', note, ...(how && { how }) });
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="raise" note="needed" hint={sheet.raiseHint}>
      <Meanwhile hand={hand} />
    </StepFrame>
  );
}

const stars = ['1', '2', '3', '4', '5'] as const;

export function RateSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const hand = useHandOf(here.hazard, 'rate');
  const chosen = stars.find((one) => one === hand.text('stars'));
  const said = (note: string): StepSaid | string =>
    chosen ? { do: 'rate', stars: Number(chosen), note } : sheet.starsLacks;
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="rate">
      <Choices
        label={sheet.starsTitle}
        options={stars.map((value) => ({ value, text: sheet.stars(Number(value)) }))}
        chosen={chosen ? [chosen] : []}
        onChoose={([one]) => hand.say({ stars: one })}
      />
    </StepFrame>
  );
}

export type WithheldProps = { here: CaseHere; steps: readonly HazardDo[] };

/** Which steps somebody would take, were it not for one rule, and which. */
export function Withheld({ here: { hazard, person, around }, steps }: WithheldProps) {
  const words = useCaseWords();
  const { problems } = useWords();
  const withheld = around ? withheldSteps(steps, hazard, person, around) : [];
  return withholding
    .map((why) => [why, withheld.filter(({ code }) => code === why)] as const)
    .filter(([, those]) => those.length > 0)
    .map(([why, those]) => (
      <p key={why} class={styles.hint}>
        {words.page.withheld(those.map(({ step }) => words.steps[step]).join(' · '), problems[why])}
      </p>
    ));
}
