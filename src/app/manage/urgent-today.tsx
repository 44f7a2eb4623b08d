// On 今日 of managers, before anything else: is something on fire? Each number opens the list it counts.
import type * as v from 'valibot';
import { CircleCheck, TriangleAlert } from 'lucide';
import { isInGroup, phoneStanding, quietSince, type PhoneGroup } from '../../domain/phone.ts';
import { HazardCounts, type CaseDay } from '../../domain/hazard-reports.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { Phones } from '../../domain/reports.ts';
import { Today, type TodayFigureName } from '../../domain/today/reports.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tile } from '../ui/tile.tsx';
import { spanOf } from '../span.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import { boardAddress, boardPath, dayBeforeTold, dutyDay, ofDay, ofGroup, RoundsSchema } from './board-asked.ts';
import { wasBefore } from './cases-before.ts';
import { phonesAddress } from './phone-filter.ts';
import { together, TodayAsOf } from './today-as-of.tsx';
import styles from './urgent-today.module.css';

const TodaySchema = Today as v.GenericSchema<unknown, Today>;

type Urgent = { word: string; n: number | undefined; href: string; about?: string[] };

export function UrgentToday() {
  const { span } = useWords().manage;
  const words = hazardsTodayWords[useLanguage()];
  const { person } = useSession();
  const now = Date.now();
  const { day } = dutyDay(now);
  const before = dayBeforeTold(now);
  const cases = useReport('/api/hazards/counts', HazardCounts);
  const rounds = useReport(boardPath(day), RoundsSchema);
  const earlier = useReport(boardPath(before ?? day), RoundsSchema);
  const role = useReport('/api/today', TodaySchema);
  const phones = useReport('/api/phones', Phones);
  const told = (is: TodayFigureName, word: string): Urgent => ({
    word,
    n: role.body?.figures.find((one) => one.is === is)?.n,
    href: `/ledgers/today?of=${is}`,
  });
  const phonesOf = (group: PhoneGroup) =>
    phones.body?.rows.filter((row) => isInGroup(group, phoneStanding(row, phones.body?.asOf ?? 0)));
  const was = (of: keyof CaseDay) => wasBefore(cases.body?.before, of, words);
  const tiles: Urgent[] = [
    { word: words.major, n: cases.body?.counts.major, href: '/hazards?list=major', about: was('major') },
    { word: words.overdue, n: cases.body?.counts.overdue, href: '/hazards?list=overdue', about: was('overdue') },
    ...(before ? [lostOn(before, earlier.body, words.lostBefore)] : []),
    lostOn(day, rounds.body, words.lost),
    ...(person.role === 'principal' ? [told('absent', words.absent)] : []),
    told('samples', words.samples),
    { word: words.phones, n: phonesOf('unsent')?.length, href: phonesAddress('unsent') },
  ];
  const known = tiles.every(({ n }) => n !== undefined);
  const burning = tiles.filter(({ n }) => n).length;
  const unheard = phonesOf('unheard');
  const quiet = unheard && quietSince(unheard);
  return (
    <Card kind={burning > 0 ? 'trouble' : undefined}>
      <h2 class={`${styles.title} ${burning > 0 ? styles.burning : ''}`}>
        {known && <Icon of={burning > 0 ? TriangleAlert : CircleCheck} size={24} />}
        {burning > 0 ? words.burning(burning) : known ? words.calm : words.urgent}
      </h2>
      <ul class={styles.tiles} aria-label={words.urgent}>
        {tiles.map(({ word, n, href, about }) => (
          <Tile
            key={href}
            look={n ? 'abnormal' : 'plain'}
            href={href}
            word={word}
            amount={String(n ?? '–')}
            about={about ?? []}
          />
        ))}
      </ul>
      <p class={styles.foot}>
        <TodayAsOf of={together(cases, rounds, earlier, role, phones)} />
        {unheard?.length === 0 && <span>{words.allHeard}</span>}
        {typeof quiet === 'number' && (
          <a href={phonesAddress('unheard')}>
            {words.unheard(unheard?.length ?? 0, span(spanOf((phones.asOf ?? 0) - quiet)))}
          </a>
        )}
      </p>
    </Card>
  );
}

const lostOn = (day: string, answer: Rounds | undefined, word: string): Urgent => ({
  word,
  n: answer ? ofGroup(ofDay(answer, day), 'lost').length : undefined,
  href: boardAddress({ day, plan: null, group: 'lost' }),
});
