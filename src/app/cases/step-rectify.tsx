// 填进度 and 提交整改: a photo of how it is now; which outside firm did it, where it has no account; of a repair also what it took, where whoever did it knows.
import type { StepSaid } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { arrivedAt, handlingOf } from '../../domain/hazard-handling.ts';
import { TextField } from '../ui/field.tsx';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import { Toggle } from './toggle.tsx';
import type { Hand } from './use-in-hand.ts';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

/** Nobody says again that he is there. */
const asksArrival = (hazard: Hazard): boolean =>
  hazard.repair !== undefined && arrivedAt(handlingOf(hazard)) === undefined;

function Arrival({ hazard, hand }: { hazard: Hazard; hand: Hand }) {
  const { page } = useCaseWords();
  if (!asksArrival(hazard)) return null;
  return <Toggle title={page.arrived} on={hand.isOn('arrived')} onTurn={(arrived) => hand.say({ arrived })} />;
}

const arrivalIn = (hazard: Hazard, hand: Hand): { arrived?: true } =>
  asksArrival(hazard) && hand.isOn('arrived') ? { arrived: true } : {};

export function ProgressSheet({ here, onClose }: StepSheetProps) {
  const { page } = useCaseWords();
  const { hazard } = here;
  const hand = useHandOf(hazard, 'progress');
  const there = arrivalIn(hazard, hand);
  const said = (note: string): StepSaid => ({ do: 'progress', note: note || page.arrived, ...there });
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="progress"
      note={there.arrived ? 'optional' : 'needed'}
      photos="optional"
    >
      <Arrival {...{ hazard, hand }} />
    </StepFrame>
  );
}

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
    return {
      ...done,
      ...arrivalIn(here.hazard, hand),
      ...(used !== '' && { used }),
      ...(yuan !== '' && { yuan: Number(yuan) }),
    };
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
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="rectify" photos="needed" below={below}>
      <Arrival hazard={here.hazard} hand={hand} />
    </StepFrame>
  );
}
