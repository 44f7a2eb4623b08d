// Hazards on the line: what, where, how bad, who has to act and until when.
import { titleIn } from '../../domain/hazard-title.ts';
import { Camera } from 'lucide';
import type { Hazard } from '../../domain/hazard.ts';
import { Deadline } from '../deadline.tsx';
import { nearDayAndClock, inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { LastSeen } from '../sightings.tsx';
import { deadline } from '../span.ts';
import { useLanguage, useWords } from '../use-screen.ts';
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

export function HazardList({ rows }: { rows: readonly Hazard[] }) {
  const { common } = useWords();
  return (
    <Gradual all={rows} more={common.more}>
      {(drawn) => (
        <Line>
          {drawn.map((hazard) => (
            <HazardStop key={hazard.id} hazard={hazard} />
          ))}
        </Line>
      )}
    </Gradual>
  );
}

function HazardStop({ hazard }: { hazard: Hazard }) {
  const language = useLanguage();
  const { hazards, common } = useWords();
  const { state, dept, photos } = hazard;
  const waits = state === 'reported';
  return (
    <Stop state={stationOf(hazard, Date.now())}>
      <a class={styles.hazard} href={`/hazards/${encodeURIComponent(hazard.id)}`}>
        <StopTitle>
          <span class={state === 'withdrawn' ? styles.withdrawn : ''}>{titleIn(language, hazard)}</span>
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
