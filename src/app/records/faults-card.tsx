// What this inspection found wrong: how grave, whose matter, until when.
import { titleIn } from '../../domain/hazard-title.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import styles from './records.module.css';

/** `known`: how many were reported before and are no new hazards. Not every abnormal answer is a hazard: tidiness scores, for one, carry no grade. */
export function FaultsCard({
  hazards,
  abnormal,
  known,
}: {
  hazards: readonly Hazard[];
  abnormal: number;
  known: number;
}) {
  const { records: words } = useWords();
  return (
    <Card>
      <h2 class={styles.cardTitle}>{abnormal > 0 ? words.found(abnormal) : words.noFaults}</h2>
      {hazards.length > 0 && (
        <ul class={styles.faults}>
          {hazards.map((hazard) => (
            <Fault key={hazard.id} hazard={hazard} />
          ))}
        </ul>
      )}
      {known > 0 && <p class={styles.about}>{words.known(known)}</p>}
    </Card>
  );
}

function Fault({ hazard }: { hazard: Hazard }) {
  const { common, records: words } = useWords();
  const language = useLanguage();
  const about = [hazard.dept && inLanguage(hazard.dept, language), common.due[hazard.due]];
  return (
    <li class={styles.fault}>
      <b>{titleIn(language, hazard)}</b>
      <div class={styles.badges}>
        <Badge tone={hazard.grade === 'G' ? 'warn' : 'abnormal'}>{common.grades[hazard.grade]}</Badge>
        {hazard.state === 'fixed-on-spot' && <Badge tone="normal">{words.fixedOnSpot}</Badge>}
      </div>
      <div class={styles.about}>{about.filter(Boolean).join(' · ')}</div>
    </li>
  );
}
