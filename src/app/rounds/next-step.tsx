// The one big button: begin, arrive, check, go on, finish.
import { ClipboardList, Play, ScanLine } from 'lucide';
import type { RoundHere } from '../../db/rounds.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { OnRoute, Station } from './stations.ts';
import type { Acting } from '../use-acting.ts';
import type { Arrivals } from './use-arriving.tsx';
import { useChecklists, useFilling } from './use-checklists.ts';
import { useRoundWords } from './use-words.ts';

type NextStepProps = {
  here: RoundHere;
  at: OnRoute;
  arrivals: Arrivals;
  /** Where one has just arrived. */
  current: Station | null;
  busy: boolean;
  /** Says on the page why a checklist could not be begun. */
  acting: Acting;
  onStart: () => void;
  onOpen: (station: Station) => void;
  onPass: () => void;
  onFinish: () => void;
};

export function NextStep(props: NextStepProps) {
  return props.at.isWalking ? <OnTheWay {...props} /> : <Beginning {...props} />;
}

function Beginning({ here: { standing, round, opensAt }, at, busy, onStart }: NextStepProps) {
  const words = useRoundWords();
  if (standing === 'ahead')
    return (
      <Button large wide disabled>
        {opensAt === null ? words.standings.ahead : words.opens(clock(opensAt))}
      </Button>
    );
  const isAllDone = at.stations.every(({ isDone }) => isDone);
  if (isAllDone) return null;
  const isBegun = (round?.walks.length ?? 0) > 0;
  return (
    <Button
      look={standing === 'missed' || standing === 'partly' ? 'quiet' : 'primary'}
      large
      wide
      aria-disabled={busy}
      onClick={onStart}
    >
      <Icon of={Play} />
      {isBegun ? words.goOn : words.start}
    </Button>
  );
}

function OnTheWay({ here, at, arrivals, current, busy, acting, onOpen, onPass, onFinish }: NextStepProps) {
  const words = useRoundWords();
  const language = useLanguage();
  const fill = useFilling(here);
  const list = useChecklists(here, current);
  const isScanned = here.due.proof === 'scan' || here.due.proof === 'scan-photo';
  const toFill = current ? list?.find(({ done, template }) => !done && template) : undefined;
  const { next } = at;
  if (current && toFill?.template) {
    const { template } = toFill;
    return (
      <>
        <Button large onClick={onPass}>
          {words.toNext}
        </Button>
        <Button look="primary" large aria-disabled={busy} onClick={() => acting.run(() => fill(current, template))}>
          <Icon of={ClipboardList} />
          {words.check(inLanguage(template.name, language))}
        </Button>
      </>
    );
  }
  if (!next)
    return (
      <Button look="primary" large wide onClick={onFinish}>
        {words.finish}
      </Button>
    );
  return (
    <>
      <Button large onClick={() => onOpen(next)}>
        {words.skipThis}
      </Button>
      <Button
        look="primary"
        large
        aria-disabled={busy}
        onClick={() =>
          !busy && (isScanned ? arrivals.scan(here.due.order === 'fixed' ? next : null) : arrivals.tap(next))
        }
      >
        {isScanned && <Icon of={ScanLine} />}
        {isScanned ? words.arriveScan : words.arriveTap}
      </Button>
    </>
  );
}
