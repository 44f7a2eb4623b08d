// Where a report stands, as stations on a line: four where it goes its way, two where it was turned down.
import type { PublicProgress, PublicStatus } from '../../domain/public-report.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { stepsOf } from './steps-of.ts';
import { usePublicWords } from './use-words.ts';

export function ProgressLine({ progress }: { progress: PublicProgress }) {
  const words = usePublicWords();
  const language = useLanguage();
  const times: Partial<Record<PublicStatus, number | null>> = {
    received: progress.reportedAt,
    working: progress.takenAt,
    done: progress.endedAt,
    'turned-down': progress.endedAt,
  };
  const stations = stepsOf(progress.status);
  return (
    <Line aria-label={words.progress}>
      {stations.map(({ status, state }) => {
        const at = times[status];
        const isLast = status === progress.status;
        return (
          <Stop key={status} state={state} aria-current={isLast ? 'step' : undefined}>
            <StopTitle>{words.statuses[status]}</StopTitle>
            {state !== 'todo' && at && <StopAbout>{nearDayAndClock(at, language)}</StopAbout>}
            {isLast && <StopAbout>{progress.reason ? words.reasons[progress.reason] : words.about[status]}</StopAbout>}
          </Stop>
        );
      })}
    </Line>
  );
}
