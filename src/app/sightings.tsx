// What people have seen of a hazard since it was reported, newest first, with the day of each.
import { Check, RotateCw, TrendingUp, type IconNode } from 'lucide';
import type { Hazard } from '../domain/hazard.ts';
import { lastSighting, mostSightings, type Seen, type Sighting } from '../domain/sighting.ts';
import { nearDayAndClock } from './format.ts';
import styles from './sightings.module.css';
import { useLanguage, useWords } from './use-screen.ts';
import { Badge, type Tone } from './ui/badge.tsx';
import { Icon } from './ui/icon.tsx';

const icons: Record<Seen, IconNode> = { still: RotateCw, worse: TrendingUp, gone: Check };
const tones: Record<Seen, Tone> = { still: 'warn', worse: 'abnormal', gone: 'normal' };

/** The last word, and how often it was seen. */
export function LastSeen({ hazard }: { hazard: Hazard }) {
  const { sightings: words } = useWords().hazards;
  const language = useLanguage();
  const last = lastSighting(hazard);
  const times = hazard.sightings?.length ?? 0;
  if (!last || hazard.state === 'withdrawn') return null;
  return (
    <span class={styles.last}>
      <Badge tone={tones[last.seen]}>
        <Icon of={icons[last.seen]} size={18} />
        {words.seen[last.seen]}
      </Badge>
      <span>{words.by(last.byName, nearDayAndClock(last.at, language))}</span>
      {times > 1 && <span>{words.times(times, times >= mostSightings)}</span>}
    </span>
  );
}

/** All of them that the hazard carries. `href`: where the inspection of one is shown. */
export function Sightings({ hazard, href }: { hazard: Hazard; href: (sighting: Sighting) => string }) {
  const { sightings: words } = useWords().hazards;
  const language = useLanguage();
  const all = hazard.sightings?.toReversed() ?? [];
  if (all.length === 0) return null;
  return (
    <section class={styles.all}>
      <h4>{words.title}</h4>
      <ol>
        {all.map((one) => (
          <li key={one.id}>
            <Badge tone={tones[one.seen]}>
              <Icon of={icons[one.seen]} size={18} />
              {words.seen[one.seen]}
            </Badge>
            <span>{words.by(one.byName, nearDayAndClock(one.at, language))}</span>
            {one.note && <span class={styles.note}>{one.note}</span>}
            <a href={href(one)}>{one.photos.length > 0 ? words.recordWithPhotos(one.photos.length) : words.record}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
