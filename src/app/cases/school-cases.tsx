// What managers see in place of the own cases: the desk, whose code is not kept; without a network what lies on this phone.
import { CloudOff } from 'lucide';
import { allHazards } from '../../db/hazards.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { Beyond } from '../inspection/beyond.tsx';
import { HazardList } from '../hazards/hazard-list.tsx';
import { loadDesk } from '../fetched/load-desk.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { CasePage } from './case-page.tsx';
import { stepSheets } from './steps.tsx';

type SchoolProps = { id: string | undefined };

export const SchoolCases = later<SchoolProps>(async () => {
  try {
    const [{ CaseDesk }] = await Promise.all([import('../fetched/case-desk.ts'), loadDesk(), allWords()]);
    return CaseDesk;
  } catch (error) {
    console.error('desk', error);
    await allWords();
    return WithoutDesk;
  }
});

function WithoutDesk({ id }: SchoolProps) {
  return id === undefined ? <OpenHere /> : <CasePage id={id} sheets={stepSheets} />;
}

function OpenHere() {
  const db = useDb();
  const { hazards, manage } = useWords();
  // As 未办结 at the school: what was put right on the spot waits to be confirmed.
  const open = useLive(async () => {
    const all = (await allHazards(db)).filter(({ state }) => !isOver(state));
    return all.sort((a, b) => a.reportedAt - b.reportedAt);
  }, [db]);
  return (
    <Page title={hazards.title}>
      <Notice icon={CloudOff}>
        <p>{manage.offline}</p>
        <p>{manage.offlineHint}</p>
        <Beyond />
      </Notice>
      {open ? <HazardList rows={open} /> : <Skeleton look="stops" />}
    </Page>
  );
}
