// 食品留样登记表: the paper an inspector expects, with the columns of the form, for up to a month.
import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { figuresBook } from '../../db/kitchen.ts';
import { figuresAt } from '../../domain/figures.ts';
import { isWarm, type FridgeReading, type Sample } from '../../domain/kitchen.ts';
import { mostRegisterDays, Register } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useOnline } from '../use-online.ts';
import { useReport } from '../use-report.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import styles from './kitchen.module.css';
import { ScanBox } from './scan-box.tsx';
import { WhatSchoolAsks } from './figures.tsx';
import { limitsOf } from './fridges.tsx';
import { useLive } from '../use-live.ts';
import { RegisterSeals } from './register-seals.tsx';

export function RegisterScreen() {
  const { common, kitchen: words } = useWords();
  const today = dayKey(Date.now());
  const [from, setFrom] = useState(dayPlus(today, -6));
  const [to, setTo] = useState(today);
  // A day may be typed half; then the last good question stands.
  const first = from > to ? to : from < dayPlus(to, 1 - mostRegisterDays) ? dayPlus(to, 1 - mostRegisterDays) : from;
  const asked = `from=${first}&to=${to}`;
  const online = useOnline();
  const report = useReport(`/api/samples?${asked}`, Register as v.GenericSchema<unknown, Register>);
  const { body } = report;
  const db = useDb();
  const { school } = useSession();
  const figures = useLive(() => figuresBook(db), [db]);
  const asks = figuresAt(figures, Date.now());
  return (
    <Page
      title={words.registerTitle}
      sub={words.registerSub(asks.grams, asks.keepHours)}
      back={common.back}
      backTo="/kitchen"
      action={
        <div class={styles.tools}>
          {online && (
            <ButtonLink look="plain" href={`/api/samples/file?${asked}`} download>
              {words.toExcel}
            </ButtonLink>
          )}
          <Button look="plain" onClick={() => print()}>
            {words.print}
          </Button>
        </div>
      }
    >
      <div class={styles.days}>
        <TextField
          label={words.from}
          type="date"
          value={first}
          max={to}
          onInput={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
        />
        <TextField
          label={words.to}
          type="date"
          value={to}
          max={today}
          onInput={(event) => event.currentTarget.value && setTo(event.currentTarget.value)}
        />
        <ScanBox />
      </div>
      <p class={styles.onPaper}>{words.registerOf(school.name, first, to)}</p>
      <AsOf report={report} />
      {!body && (report.trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body && (
        <RegisterSeals of={body} onDone={report.refresh}>
          {body.samples.length === 0 && <p class={styles.hint}>{words.registerNone}</p>}
          {body.samples.length > 0 && <Samples of={body.samples} />}
          {body.readings.length > 0 && <Readings of={body.readings} />}
          <WhatSchoolAsks book={figures} />
        </RegisterSeals>
      )}
    </Page>
  );
}

const order: Record<Sample['meal'], number> = { breakfast: 1, lunch: 2, extra: 3, dinner: 4, supper: 5 };
const inOrder = (a: Sample, b: Sample): number => b.day.localeCompare(a.day) || order[a.meal] - order[b.meal];

function Samples({ of }: { of: readonly Sample[] }) {
  const { columns, title } = useWords().kitchen;
  return (
    <div class={styles.wide} role="region" aria-label={title} tabIndex={0}>
      <table class={styles.table}>
        <thead>
          <tr>
            {Object.entries(columns).map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...of].sort(inOrder).map((sample) => (
            <SampleRow key={sample.id} of={sample} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SampleRow({ of: sample }: { of: Sample }) {
  const language = useLanguage();
  const { kitchen: words, handOver } = useWords();
  const { kept, disposed, missed } = sample;
  const gone = sample.state === 'handed-over' ? sample.handedOver : null;
  const time = (ms: number | undefined) => (ms === undefined ? '' : nearDayAndClock(ms, language));
  return (
    <tr>
      <td data-whole>{sample.day}</td>
      <td data-whole>{words.meals[sample.meal]}</td>
      <td data-dish>{sample.dish}</td>
      {kept ? (
        <td class={kept.asked ? styles.gap : ''}>
          {[kept.grams, kept.asked && words.less(kept.asked)].filter(Boolean).join(' ')}
        </td>
      ) : (
        <td class={styles.gap}>{missed && words.missedLine(missed.reason)}</td>
      )}
      <td data-whole>
        {[time(kept?.takenAt), kept?.late && words.late, kept && !kept.sure && words.unsure].filter(Boolean).join(' ')}
      </td>
      <td>{sample.byName}</td>
      <td>{sample.signed?.byName}</td>
      <td>{[kept?.fridge, kept?.shelf].filter(Boolean).join(' ')}</td>
      <td>{kept?.box}</td>
      <td>{kept?.photos?.length}</td>
      <td data-whole>{time(kept?.keepUntil)}</td>
      <td data-whole>{time((gone ?? disposed)?.at)}</td>
      <td>{gone ? handOver.state : disposed && words.ways[disposed.way]}</td>
      <td>{(gone ?? disposed)?.byName}</td>
      <td>{disposed?.witness}</td>
      <td>
        {[gone && `${gone.unit} ${gone.taker}`, disposed?.note, disposed?.early && words.early]
          .filter(Boolean)
          .join(' ')}
      </td>
    </tr>
  );
}

function Readings({ of }: { of: readonly FridgeReading[] }) {
  const language = useLanguage();
  const { kitchen: words } = useWords();
  return (
    <section class={styles.meal}>
      <h2>{words.readingsTitle}</h2>
      <div class={styles.wide} role="region" aria-label={words.readingsTitle} tabIndex={0}>
        <table class={styles.table}>
          <thead>
            <tr>
              {Object.entries(words.readingColumns).map(([key, name]) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...of]
              .sort((a, b) => b.at - a.at)
              .map((one) => (
                <tr key={one.id}>
                  <td data-whole>{nearDayAndClock(one.at, language)}</td>
                  <td>{one.fridge}</td>
                  <td>{[one.celsius, one.again].filter((value) => value !== null).join(' → ')}</td>
                  <td class={isWarm(one) ? styles.gap : ''}>
                    {isWarm(one) ? words.warm(...limitsOf(one)) : words.fine}
                  </td>
                  <td>{one.byName}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
