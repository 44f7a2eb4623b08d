// 我的班次: the own duties of the next two weeks, and on 今日 the next one.
import { ChevronRight, Clock } from 'lucide';
import { moment } from '../../db/moment.ts';
import { ownDuties, type OwnDuty } from '../../db/round-duties.ts';
import { correctedMs } from '../../domain/moment.ts';
import { dayName } from '../days.ts';
import { clock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

function useDuties() {
  const db = useDb();
  const { person } = useSession();
  const tick = useNow();
  return useLive(async () => {
    const now = correctedMs(await moment(db));
    return { now, duties: await ownDuties(db, person, now) };
  }, [db, person, tick]);
}

/** 夜班 22:00–06:00, or that it goes on till six. */
export function NextDuty() {
  const language = useLanguage();
  const { shift: words } = useRoundWords();
  const found = useDuties();
  if (!found?.duties) return null;
  const next = found.duties.find(({ as }) => as !== 'off');
  const isOn = next && next.from <= found.now;
  return (
    <a class={styles.duty} href="/rounds/shifts">
      <Icon of={Clock} size={22} />
      <span>
        {!next && words.noneAhead}
        {next && isOn && words.until(next.name, clock(next.to))}
        {next && !isOn && words.next(dayName(next.day, language), next.name, clock(next.from))}
        {next?.as === 'instead' && ` · ${words.as.instead}`}
      </span>
      <Icon of={ChevronRight} size={22} />
    </a>
  );
}

export function OwnShifts() {
  const { common } = useWords();
  const { shift: words } = useRoundWords();
  const found = useDuties();
  const duties = found?.duties ?? [];
  return (
    <Page narrow title={words.title} sub={words.sub} back={common.back}>
      {!found && <Skeleton look="rows" />}
      {found && duties.length === 0 && (
        <Notice icon={Clock}>
          <p>{words.noneAhead}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {duties.length > 0 && (
        <>
          <ol class={styles.duties}>
            {duties.map((duty) => (
              <DutyLine key={`${duty.day} ${duty.name}`} duty={duty} isOn={duty.from <= (found?.now ?? 0)} />
            ))}
          </ol>
          <p class={styles.small}>{words.hint}</p>
        </>
      )}
    </Page>
  );
}

function DutyLine({ duty, isOn }: { duty: OwnDuty; isOn: boolean }) {
  const language = useLanguage();
  const { shift: words } = useRoundWords();
  const { day, name, from, to, as } = duty;
  return (
    <li class={as === 'off' ? styles.off : ''}>
      <b>{dayName(day, language)}</b>
      <span>
        {name} {clock(from)}–{clock(to)}
      </span>
      {isOn && as !== 'off' && <Badge tone="press">{words.now}</Badge>}
      {as !== 'own' && <Badge tone={as === 'off' ? 'plain' : 'warn'}>{words.as[as]}</Badge>}
    </li>
  );
}
