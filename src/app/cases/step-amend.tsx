// Camera first, words later: its reporter says better what it is, where, and how bad, before it has left the phone and until somebody has been given it.
import { amendReport } from '../../db/cases.ts';
import { placesInUse } from '../../db/school-places.ts';
import { categoryOf } from '../../domain/hazard.ts';
import { placeTree } from '../place-tree.ts';
import { LongTextField } from '../ui/field.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { Categories, Severe } from './report-form.tsx';
import { ReportPlace } from './report-place.tsx';
import { reportingIn } from './reporting.ts';
import { ActSheet } from './sheet-head.tsx';
import type { StepSheetProps } from './step-frame.tsx';
import { useActing } from '../use-acting.ts';
import { useInHand } from './use-in-hand.ts';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

export function AmendSheet({ here: { hazard }, onClose }: StepSheetProps) {
  const db = useDb();
  const { common } = useWords();
  const { steps, sheet, report } = useCaseWords();
  const hints = useSheetWords();
  const { busy, failed, refuse, run } = useActing();
  const about = `${hazard.id} amend`;
  const hand = useInHand(about, hazard);
  const tree = useLive(async () => placeTree(await placesInUse(db)), [db]);
  const said = reportingIn(hand.held, hazard.placeId);
  const category = said.category ?? categoryOf(hazard);
  const text = typeof hand.held.said['text'] === 'string' ? hand.held.said['text'] : hazard.text.zh;
  const isGrave = hazard.grade === 'MS' || hazard.grade === 'M';
  const submit = () => {
    if (busy) return;
    const words = text.trim();
    if (words === '') return refuse(report.lacks.words);
    run(async () => {
      await hand.settled();
      const { severe, interim } = said;
      const better = {
        ...(words !== hazard.text.zh && { text: words }),
        ...(category !== categoryOf(hazard) && { category }),
        ...(said.placeId !== hazard.placeId && { toPlaceId: said.placeId }),
      };
      await amendReport(db, hazard, { ...better, severe, interim: severe ? interim : null }, about);
      onClose();
    });
  };
  return (
    <ActSheet
      {...{ busy, failed, onClose }}
      title={steps.amend}
      hint={hints.amendHint}
      save={common.save}
      onSave={submit}
    >
      {hand.ready && tree && (
        <div class={styles.form}>
          <LongTextField
            label={sheet.note}
            hint={report.noteHint}
            rows={3}
            maxLength={400}
            value={text}
            onInput={(event) => hand.say({ text: event.currentTarget.value })}
          />
          <ReportPlace
            place={tree.find(said.placeId)}
            isScanned={false}
            tree={tree}
            lately={[]}
            onChoose={(placeId) => hand.say({ placeId })}
          />
          <Categories chosen={category} onChoose={(chosen) => hand.say({ category: chosen })} />
          {!isGrave && <Severe hand={hand} said={said} />}
        </div>
      )}
    </ActSheet>
  );
}
