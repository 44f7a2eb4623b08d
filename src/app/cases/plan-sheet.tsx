// 五落实: duty, measure, funds, time, safety meanwhile. What a grade asks for and is missing is named before anything is sent.
import type { StepSaid } from '../../db/cases.ts';
import type { Commitments } from '../../domain/hazard-handling.ts';
import { noPlan } from '../../domain/hazard-possible.ts';
import { missingCommitments } from '../../domain/commitments.ts';
import { fundSources } from '../../domain/hazard-words.ts';
import { dayKey } from '../format.ts';
import { Choices, LongTextField, TextField } from '../ui/field.tsx';
import styles from './cases.module.css';
import own from './plan-sheet.module.css';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import { Toggle } from './toggle.tsx';
import type { Hand } from './use-in-hand.ts';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

type TextOf = 'helpers' | 'leader' | 'measure' | 'milestones' | 'contingency' | 'watcher';
const lengths: Record<TextOf, number> = {
  helpers: 100,
  leader: 20,
  measure: 1000,
  milestones: 400,
  contingency: 1000,
  watcher: 20,
};

/** As it stands in the hand; what is not there is empty. `yuan` null where it is no whole number. */
function planIn(hand: Hand, today: string): Commitments {
  const texts = Object.fromEntries(Object.keys(lengths).map((name) => [name, hand.text(name).trim()]));
  const yuan = /^\d{1,8}$/.test(hand.text('yuan').trim()) ? Number(hand.text('yuan')) : null;
  return {
    ...noPlan,
    ...texts,
    yuan,
    source: fundSources.find((one) => one === hand.text('source')) ?? 'public',
    inPlace: hand.isOn('inPlace'),
    from: hand.text('from') || today,
    to: hand.text('to'),
  };
}

export function PlanSheet({ here, onClose }: StepSheetProps) {
  const words = useCaseWords();
  const sheet = useSheetWords();
  const { plan: says } = sheet;
  const { hazard } = here;
  const hand = useHandOf(hazard, 'plan');
  const today = dayKey(here.around?.now ?? Date.now());
  const plan = planIn(hand, today);
  const said = (): StepSaid | string => {
    const missing = missingCommitments(hazard, plan);
    const all = plan.to === '' ? [...missing, 'to' as const] : missing;
    if (all.length > 0) return says.lacks(all.map((name) => sheet.quoted(says.fields[name])).join(''));
    return plan.from <= plan.to ? { do: 'plan', plan } : says.days;
  };
  const text = (name: TextOf) => (
    <PlanText
      key={name}
      {...{ name, hand }}
      label={says.fields[name]}
      hint={name === 'milestones' ? says.milestonesHint : undefined}
    />
  );
  const day = (name: 'from' | 'to', value: string) => (
    <TextField
      label={says.fields[name]}
      type="date"
      value={value}
      onInput={(event) => hand.say({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="plan" note="none">
      <Part title={says.parts.duty}>
        {text('leader')}
        {text('helpers')}
        <Toggle
          title={says.alone}
          on={plan.helpers === says.none}
          onTurn={(isAlone) => hand.say({ helpers: isAlone ? says.none : '' })}
        />
      </Part>
      <Part title={says.parts.measure}>{text('measure')}</Part>
      <Part title={says.parts.fund}>
        <TextField
          label={says.fields.yuan}
          inputMode="numeric"
          value={hand.text('yuan')}
          error={hand.text('yuan') !== '' && plan.yuan === null ? says.yuanWrong : undefined}
          onInput={(event) => hand.say({ yuan: event.currentTarget.value })}
        />
        <Choices
          label={says.fields.source}
          options={fundSources.map((value) => ({ value, text: words.funds[value] }))}
          chosen={[plan.source]}
          onChoose={([source]) => hand.say({ source })}
        />
        <Toggle title={says.fields.inPlace} on={plan.inPlace} onTurn={(inPlace) => hand.say({ inPlace })} />
      </Part>
      <Part title={says.parts.deadline}>
        {day('from', plan.from)}
        {day('to', plan.to)}
        {text('milestones')}
      </Part>
      <Part title={says.parts.guard}>
        {text('contingency')}
        {text('watcher')}
      </Part>
    </StepFrame>
  );
}

const Part = ({ title, children }: { title: string; children: preact.ComponentChildren }) => (
  <section class={styles.form}>
    <h3 class={own.part}>{title}</h3>
    {children}
  </section>
);

type PlanTextProps = { name: TextOf; hand: Hand; label: string; hint: string | undefined };

function PlanText({ name, hand, label, hint }: PlanTextProps) {
  const maxLength = lengths[name];
  const Field = maxLength > 100 ? LongTextField : TextField;
  return (
    <Field
      label={label}
      hint={hint}
      maxLength={maxLength}
      value={hand.text(name)}
      onInput={(event: { currentTarget: { value: string } }) => hand.say({ [name]: event.currentTarget.value })}
    />
  );
}
