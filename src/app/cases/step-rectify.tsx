// 提交整改: a photo of how it is now; which outside firm did it, where it has no account; of a repair also what it took, where whoever did it knows.
import type { StepSaid } from '../../db/cases.ts';
import { TextField } from '../ui/field.tsx';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

const mostYuan = 100_000_000;

export function RectifySheet({ here, onClose }: StepSheetProps) {
  const { sheet: common, firm: by } = useCaseWords();
  const { optional } = common;
  const sheet = useSheetWords();
  const hand = useHandOf(here.hazard, 'rectify');
  const isRepair = here.hazard.repair !== undefined;
  const firm = hand.text('firm').trim();
  const used = hand.text('used').trim();
  const yuan = hand.text('yuan').trim();
  const said = (typed: string): StepSaid | string => {
    const done = { do: 'rectify' as const, note: typed || sheet.rectified, ...(firm !== '' && { firm }) };
    if (!isRepair) return done;
    if (yuan !== '' && !(/^\d+$/.test(yuan) && Number(yuan) <= mostYuan)) return sheet.plan.yuanWrong;
    return { ...done, ...(used !== '' && { used }), ...(yuan !== '' && { yuan: Number(yuan) }) };
  };
  const spent = (
    <>
      <TextField
        label={`${sheet.used}${optional}`}
        hint={sheet.usedHint}
        maxLength={200}
        value={hand.text('used')}
        onInput={(event) => hand.say({ used: event.currentTarget.value })}
      />
      <TextField
        label={`${sheet.yuan}${optional}`}
        hint={sheet.yuanHint}
        inputMode="numeric"
        maxLength={9}
        value={hand.text('yuan')}
        onInput={(event) => hand.say({ yuan: event.currentTarget.value })}
      />
    </>
  );
  const below = (
    <>
      {here.person.role !== 'vendor' && (
        <TextField
          label={`${by}${optional}`}
          hint={sheet.firmHint}
          maxLength={60}
          value={hand.text('firm')}
          onInput={(event) => hand.say({ firm: event.currentTarget.value })}
        />
      )}
      {isRepair && spent}
    </>
  );
  return <StepFrame {...{ here, onClose, hand, said }} step="rectify" photos="needed" below={below} />;
}
