// A case that is not on this phone: as the school shows it now, with the same steps.
import type * as v from 'valibot';
import { useMemo } from 'preact/hooks';
import { caseHere } from '../../db/cases.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { HazardView } from '../../domain/hazard-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useWords } from '../use-screen.ts';
import { ShownCase } from './shown-case.tsx';
import type { CasePageProps } from './case-page.tsx';
import { useCaseWords } from './use-words.ts';

// One file for all that only the school can say of a case.
export { FindColleague } from './online-colleague.tsx';
export { EarlierSeen } from './online-earlier.tsx';
export { FirmLink } from './online-firm.tsx';
export { RepeatedPhotos } from './online-repeated.tsx';
export { SimilarAtSchool } from './online-similar.tsx';

const Schema = HazardView as unknown as v.GenericSchema<unknown, HazardView>;

export function OnlineCase({ id, ...rest }: CasePageProps) {
  const db = useDb();
  const words = useCaseWords();
  const { common } = useWords();
  const report = useReport<HazardView>(`/api/hazards/${id}`, Schema);
  const { body, trouble } = report;
  const shown = useMemo(
    () => body && { ...body.hazard, handling: { ...handlingOf(body.hazard), steps: body.steps } },
    [body],
  );
  const here = useLive(async () => shown && caseHere(db, id, shown), [db, id, shown]);
  if (here) return <ShownCase here={here} {...rest} asOf={<AsOf report={report} />} />;
  return (
    <Page narrow title={words.title} back={common.back} backTo="/hazards">
      {trouble && !body ? <NothingKnown report={report} /> : <Skeleton look="rows" />}
    </Page>
  );
}
