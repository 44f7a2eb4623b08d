// On 今日 of managers, before anything else: is something on fire? Each number opens the list it counts.
import { CircleCheck, TriangleAlert } from 'lucide';
import { phoneStanding } from '../../domain/phone.ts';
import { HazardCounts } from '../../domain/hazard-reports.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { Gaps, Phones } from '../../domain/reports.ts';
import { clock } from '../format.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import { boardAddress, boardPath, dayBeforeTold, dutyDay, ofDay, ofGroup, RoundsSchema } from './board-asked.ts';
import tile from './record-tiles.module.css';
import styles from './urgent-today.module.css';

type Urgent = { word: string; n: number | undefined; href: string };

export function UrgentToday() {
  const { common } = useWords();
  const words = hazardsTodayWords[useLanguage()];
  const now = Date.now();
  const { day } = dutyDay(now);
  const before = dayBeforeTold(now);
  const cases = useReport('/api/hazards/counts', HazardCounts);
  const rounds = useReport(boardPath(day), RoundsSchema);
  const earlier = useReport(boardPath(before ?? day), RoundsSchema);
  const samples = useReport('/api/samples/gaps', Gaps);
  const phones = useReport('/api/phones', Phones);
  const standings = phones.body?.rows.map((row) => phoneStanding(row, phones.body?.asOf ?? 0));
  const count = (...which: string[]) => standings?.filter((one) => which.includes(one)).length;
  const tiles: Urgent[] = [
    { word: words.major, n: cases.body?.counts.major, href: '/hazards?list=major' },
    { word: words.overdue, n: cases.body?.counts.overdue, href: '/hazards?list=overdue' },
    ...(before ? [lostOn(before, earlier.body, words.lostBefore)] : []),
    lostOn(day, rounds.body, words.lost),
    { word: words.samples, n: samples.body?.gaps.length, href: '/kitchen/register' },
    { word: words.phones, n: count('late', 'lost'), href: '/phones' },
  ];
  const known = tiles.every(({ n }) => n !== undefined);
  const burning = tiles.filter(({ n }) => n).length;
  const asOf = oldest(cases.asOf, rounds.asOf, earlier.asOf, samples.asOf, phones.asOf);
  const trouble = cases.trouble ?? rounds.trouble ?? earlier.trouble ?? samples.trouble ?? phones.trouble;
  const unheard = count('late', 'lost', 'owing', 'silent');
  return (
    <Card kind={burning > 0 ? 'trouble' : undefined}>
      <h2 class={`${styles.title} ${burning > 0 ? styles.burning : ''}`}>
        {known && <Icon of={burning > 0 ? TriangleAlert : CircleCheck} size={24} />}
        {burning > 0 ? words.burning(burning) : known ? words.calm : words.urgent}
      </h2>
      <ul class={styles.tiles} aria-label={words.urgent}>
        {tiles.map(({ word, n, href }) => (
          <li key={href} class={`${tile.tile} ${n ? tile.abnormal : ''}`}>
            <a href={href}>
              <span class={tile.word}>{word}</span>
              <b class={tile.number}>
                <i class={tile.mark} />
                {n ?? '–'}
              </b>
            </a>
          </li>
        ))}
      </ul>
      <p class={styles.asOf}>
        {asOf === null ? (trouble ? words.offline : common.loading) : common.asOf(clock(asOf))}
        {unheard !== undefined && ` · ${unheard > 0 ? words.unheard(unheard) : words.allHeard}`}
      </p>
    </Card>
  );
}

const lostOn = (day: string, answer: Rounds | undefined, word: string): Urgent => ({
  word,
  n: answer ? ofGroup(ofDay(answer, day), 'lost').length : undefined,
  href: boardAddress({ day, plan: null, group: 'lost' }),
});

/** What is shown is as old as its oldest part. */
function oldest(...times: (number | null)[]): number | null {
  const known = times.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
