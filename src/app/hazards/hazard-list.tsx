// Hazards on the line: what, where, how bad, who has to act and until when.
import { Camera } from 'lucide';
import type { Hazard } from '../../domain/hazard.ts';
import { Deadline } from '../deadline.tsx';
import { nearDayAndClock, inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { LastSeen } from '../sightings.tsx';
import { deadline } from '../span.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import styles from './hazards.module.css';

function stationOf(hazard: Hazard, now: number): StationState {
  if (hazard.state === 'withdrawn') return 'skipped';
  if (hazard.state === 'fixed-on-spot') return 'done';
  return deadline(hazard.dueAt, now).is === 'late' ? 'late' : 'abnormal';
}

/** Whose records can be opened: the own ones, everybody's (managers), or the own ones among those of others. */
type Whose = 'own' | 'all' | 'mixed';

export function HazardList({ rows, whose }: { rows: readonly Hazard[]; whose: Whose }) {
  const { common } = useWords();
  return (
    <Gradual all={rows} more={common.more}>
      {(drawn) => (
        <Line>
          {drawn.map((hazard) => (
            <HazardStop key={hazard.id} hazard={hazard} whose={whose} />
          ))}
        </Line>
      )}
    </Gradual>
  );
}

function HazardStop({ hazard, whose }: { hazard: Hazard; whose: Whose }) {
  const { person } = useSession();
  const language = useLanguage();
  const { hazards, common } = useWords();
  const { state, dept, photos, reasons } = hazard;
  const waits = state === 'reported';
  return (
    <Stop state={stationOf(hazard, Date.now())}>
      <a class={styles.hazard} href={placeOf(hazard, whose, person.id)}>
        <StopTitle>
          <span class={state === 'withdrawn' ? styles.withdrawn : ''}>{inLanguage(hazard.text, language)}</span>
        </StopTitle>
        <span class={styles.marks}>
          <GradeBadge grade={hazard.grade} />
          {state === 'fixed-on-spot' && <Badge tone="normal">{hazards.states['fixed-on-spot']}</Badge>}
          {state === 'withdrawn' && <Badge tone="plain">{hazards.states.withdrawn}</Badge>}
          {photos.length > 0 && (
            <span class={styles.photos}>
              <Icon of={Camera} size={18} />
              {common.photos(photos.length)}
            </span>
          )}
        </span>
        <span class={styles.place}>{hazard.placeName}</span>
        {reasons.length > 0 && (
          <StopAbout>{reasons.map((reason) => inLanguage(reason, language)).join(' · ')}</StopAbout>
        )}
        {waits && (
          <span class={styles.due}>
            {dept && <span>{inLanguage(dept, language)}</span>}
            <span>
              <Deadline dueAt={hazard.dueAt} settled={false} />
            </span>
          </span>
        )}
        <LastSeen hazard={hazard} />
        <StopAbout>{hazards.reported(hazard.reportedByName, nearDayAndClock(hazard.reportedAt, language))}</StopAbout>
      </a>
    </Stop>
  );
}

/** Where it was found; nowhere to go for whoever may not read that record. */
function placeOf({ from, inspectionId, reportedBy }: Hazard, whose: Whose, me: string): string | undefined {
  if (whose === 'mixed' && reportedBy !== me) return undefined;
  return from === 'kitchen' ? '/kitchen/register' : `${whose === 'all' ? '/school-record' : '/record'}/${inspectionId}`;
}
