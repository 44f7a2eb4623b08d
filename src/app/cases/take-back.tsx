// A report that was a mistake is taken back. On every phone that reports, so that it works before there was ever a network.
import { takeStep } from '../../db/cases.ts';
import { inHand } from '../../db/in-hand.ts';
import { useDb } from '../use-screen.ts';
import { ActSheet } from './sheet-head.tsx';
import type { StepSheetProps } from './step-frame.tsx';
import { useActing } from '../use-acting.ts';
import { useCaseWords } from './use-words.ts';

export function TakeBackSheet({ here: { hazard }, onClose }: StepSheetProps) {
  const db = useDb();
  const { steps, sheet } = useCaseWords();
  const { busy, failed, run } = useActing();
  const title = steps['take-back'];
  // What an earlier version of the app let one type goes along.
  const about = `${hazard.id} take-back`;
  const takeBack = async () => {
    const typed = (await inHand(db, about))?.said['note'];
    await takeStep(db, hazard, { do: 'take-back', note: typeof typed === 'string' ? typed.trim() : '' }, [], about);
    onClose();
  };
  return (
    <ActSheet
      {...{ title, busy, failed, onClose }}
      hint={sheet.takeBackHint}
      save={title}
      onSave={() => run(takeBack)}
    />
  );
}
