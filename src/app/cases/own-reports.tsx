// 我的隐患 where its own file is not on the phone and there is no network: what one has reported.
import { ownHazards } from '../../db/hazards.ts';
import { HazardList } from '../hazards/hazard-list.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { useCaseWords } from './use-words.ts';

export function OwnReports() {
  const db = useDb();
  const { mine } = useCaseWords();
  const reported = useLive(() => ownHazards(db), [db]);
  return (
    <Page narrow title={mine.title}>
      {!reported ? (
        <Skeleton look="stops" />
      ) : reported.length > 0 ? (
        <HazardList rows={reported} />
      ) : (
        <p>{mine.noneReported}</p>
      )}
    </Page>
  );
}
