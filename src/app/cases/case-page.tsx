// One case: what, where, whose turn, and the next step; from this phone alone, else from the school.
import { CloudOff } from 'lucide';
import type { ComponentChildren, ComponentType } from 'preact';
import { caseHere } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { ShownCase } from './shown-case.tsx';
import type { WithheldProps } from './step-sheets.tsx';
import type { StepSheets } from './steps.tsx';
import { useCaseWords } from './use-words.ts';

/** Its code is not kept: what it asks for needs the network as well. */
const OnlineCase = later(() =>
  import('./online-case.tsx').then(
    (file) => file.OnlineCase,
    () => NotHere,
  ),
);

/** `sheets`: the steps that can be taken from here, each with its sheet. `more`: what else can be done with it. `forTerm`: as the school showed it, where it is to be looked back at before a term. */
export type CasePageProps = {
  id: string;
  sheets: StepSheets;
  more?: ComponentChildren;
  forTerm?: Hazard | undefined;
  /** Why some steps cannot be taken, in place of the short sentence. */
  withheld?: ComponentType<WithheldProps>;
};

export function CasePage({ id, ...shown }: CasePageProps) {
  const db = useDb();
  const found = useLive(async () => ({ here: await caseHere(db, id) }), [db, id]);
  const words = useCaseWords();
  const { common } = useWords();
  if (found?.here) return <ShownCase key={id} here={found.here} {...shown} />;
  if (found) return <OnlineCase key={id} id={id} {...shown} />;
  return (
    <Page narrow title={words.title} back={common.back} backTo="/hazards">
      <Skeleton look="rows" />
    </Page>
  );
}

function NotHere() {
  const words = useCaseWords();
  const { common } = useWords();
  return (
    <Page narrow title={words.title} back={common.back} backTo="/hazards">
      <Notice icon={CloudOff}>
        <h2>{words.page.missing}</h2>
        <p>{words.page.missingHint}</p>
      </Notice>
    </Page>
  );
}
