// 我的隐患 where its own file is not on the phone and there is no network: what one has reported.
import { Camera } from 'lucide';
import { ownHazards } from '../../db/hazards.ts';
import { HazardList } from '../hazards/hazard-list.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { useCaseWords } from './use-words.ts';

export function OwnReports() {
  const db = useDb();
  const { mine, report } = useCaseWords();
  const reported = useLive(() => ownHazards(db), [db]);
  return (
    <Page
      narrow
      title={mine.title}
      bar={
        <ButtonLink look="primary" large wide href="/hazards/report">
          <Icon of={Camera} />
          {report.title}
        </ButtonLink>
      }
    >
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
