// 申请延期: until when, what protects people meanwhile, and why.
import type { StepSaid } from '../../db/cases.ts';
import { dayKey } from '../format.ts';
import { LongTextField, TextField } from '../ui/field.tsx';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import { useSheetWords } from './use-sheet-words.ts';

export function ExtendSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const { hazard, around } = here;
  const hand = useHandOf(hazard, 'extend');
  const to = hand.text('to');
  const interim = hand.text('interim').trim();
  const said = (note: string): StepSaid | string => {
    if (to === '') return sheet.toLacks;
    return interim === '' ? sheet.interimLacks : { do: 'extend', to, interim, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="extend" note="needed">
      <TextField
        label={sheet.to}
        type="date"
        min={dayKey(Math.max(hazard.dueAt ?? 0, around?.now ?? Date.now()))}
        value={to}
        onInput={(event) => hand.say({ to: event.currentTarget.value })}
      />
      <LongTextField
        label={sheet.extendInterim}
        rows={2}
        maxLength={400}
        value={hand.text('interim')}
        onInput={(event) => hand.say({ interim: event.currentTarget.value })}
      />
    </StepFrame>
  );
}
