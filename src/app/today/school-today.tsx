// For managers: what the whole school has delivered today, and a way to the list.
import { CloudUpload } from 'lucide';
import { Inspections } from '../../domain/reports.ts';
import { SchoolFirstRun } from '../first-run.tsx';
import { dayPlus } from '../days.ts';
import { dayKey } from '../format.ts';
import board from '../manage/board.module.css';
import { HazardsToday } from '../manage/hazards-today.tsx';
import { addressOf, everythingToday } from '../manage/record-filter.ts';
import { RecordTiles } from '../manage/record-tiles.tsx';
import { RoundsToday } from '../manage/rounds-today.tsx';
import { later } from '../ui/later.tsx';
import { TodayAsOf } from '../manage/today-as-of.tsx';
import { ToBriefing } from '../manage/to-briefing.tsx';
import { UrgentToday } from '../manage/urgent-today.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { LateRoom } from './late-room.tsx';
import { PhonesOwing } from './phones-owing.tsx';
import { SmallRow } from './small-row.tsx';
import { ToLook } from './to-look.tsx';
import { ToSign } from './to-sign.tsx';
import { Card } from '../ui/card.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import type { HazardsTodayWords } from '../words/zh/hazards-today.ts';

/** Needs nothing of the desk, and is not kept for it: without a network the roster itself says as much. */
const GapsToday = later(() =>
  import('../fetched/duty-gaps.ts').then(
    (loaded) => loaded.GapsToday,
    () => () => null,
  ),
);

const TermStartToday = later(() =>
  import('../fetched/duty-gaps.ts').then(
    (loaded) => loaded.TermStartToday,
    () => () => null,
  ),
);

const NewFaults = later(() =>
  import('../fetched/today-online.ts').then(
    (loaded) => loaded.NewFaults,
    () => () => null,
  ),
);

const RoundBars = later(() =>
  import('../fetched/today-online.ts').then(
    (loaded) => loaded.RoundBars,
    () => () => null,
  ),
);

const RoleToday = later(() =>
  import('../fetched/role-today.ts').then(
    (loaded) => loaded.RoleToday,
    () => () => null,
  ),
);

/** What needs the school comes with the rest where it comes at once; the rest does not wait for it. */
export const bringOnline = (): Promise<unknown> =>
  Promise.race([
    Promise.all([NewFaults, RoundBars, RoleToday].map((part) => part.preload())),
    new Promise((resolve) => setTimeout(resolve, 400)),
  ]);

export function SchoolToday({ day }: { day: number | undefined }) {
  const words = hazardsTodayWords[useLanguage()];
  const on = dayKey(day ?? Date.now());
  return (
    <SchoolFirstRun>
      <LateRoom of="urgent">
        <UrgentToday />
      </LateRoom>
      <div class={board.beside}>
        <div>
          <LateRoom of="hazards">
            <HazardsToday />
          </LateRoom>
          <LateRoom of="role">
            <RoleToday />
          </LateRoom>
          <LateRoom of="found">
            <NewFaults on={on} />
          </LateRoom>
        </div>
        <div>
          <LateRoom of="rounds">
            <RoundsToday />
          </LateRoom>
          <LateRoom of="bars">
            <RoundBars />
          </LateRoom>
          <TermStartToday />
          <LateRoom of="gaps">
            <GapsToday />
          </LateRoom>
          <ToBriefing />
          <LateRoom of="records">
            <Card>
              <Records on={on} words={words} />
              <ToSign />
              <ToLook on={on} />
              <PhonesOwing />
            </Card>
          </LateRoom>
        </div>
      </div>
    </SchoolFirstRun>
  );
}

function Records({ on, words }: { on: string; words: HazardsTodayWords }) {
  const [today, yesterday] = [on, dayPlus(on, -1)].map((day) => `/api/inspections?from=${day}&to=${day}&limit=1`);
  const report = useReport(today ?? '', Inspections);
  const before = useReport(`${yesterday}&until=now`, Inspections).body?.totals;
  const { body } = report;
  // What the list takes for today is what this phone takes for it.
  const day = on === dayKey(Date.now()) ? everythingToday.day : { from: on, to: on };
  const filter = { ...everythingToday, day };
  const onWay = body?.totals.photosOnWay;
  return (
    <>
      <div class={board.head}>
        <h2>{words.school}</h2>
        <TodayAsOf of={report} />
      </div>
      <RecordTiles
        filter={filter}
        totals={body?.totals}
        before={before && { totals: before, word: words.yesterday }}
        asLinks
      />
      {(body || !report.trouble) && (
        <SmallRow
          look="toLook"
          icon={CloudUpload}
          href={addressOf({ ...filter, photosMissing: true })}
          n={onWay}
          says={words.photosOnWay}
        />
      )}
    </>
  );
}
