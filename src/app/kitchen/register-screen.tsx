// 食品留样登记表 for up to a month, with seals and what the school asks; its paper and files are ledgers.
import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { figuresBook } from '../../db/kitchen.ts';
import { figuresAt } from '../../domain/figures.ts';
import { gapsIn } from '../../domain/register.ts';
import { mostRegisterDays, Register } from '../../domain/register-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { dayKey } from '../format.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useReport } from '../use-report.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import styles from './kitchen.module.css';
import { ScanBox } from './scan-box.tsx';
import { WhatSchoolAsks } from './figures.tsx';
import { useLive } from '../use-live.ts';
import { RegisterSeals } from './register-seals.tsx';
import { Readings, Samples } from './register-tables.tsx';

export function RegisterScreen() {
  const { common, kitchen: words } = useKitchenWords();
  const today = dayKey(Date.now());
  const [from, setFrom] = useState(dayPlus(today, -6));
  const [to, setTo] = useState(today);
  // A day may be typed half; then the last good question stands.
  const first = from > to ? to : from < dayPlus(to, 1 - mostRegisterDays) ? dayPlus(to, 1 - mostRegisterDays) : from;
  const asked = `from=${first}&to=${to}`;
  const report = useReport(`/api/samples?${asked}`, Register as v.GenericSchema<unknown, Register>, { offers: true });
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
          <ButtonLink look="plain" href={`/ledgers/samples?${asked}`}>
            {words.print} · {words.toExcel}
          </ButtonLink>
          <ButtonLink look="plain" href={`/ledgers/fridge-readings?${asked}`}>
            {words.readingsTitle} · {words.print}
          </ButtonLink>
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
      <AsOf report={report} />
      {!body && (report.trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body && (
        <RegisterSeals of={body} onDone={report.refresh}>
          <Samples of={body} gaps={gapsIn(body.menus, body.samples, body.asOf, school.timeZone)} />
          {body.readings.length > 0 && <Readings of={body.readings} />}
          <WhatSchoolAsks book={figures} />
        </RegisterSeals>
      )}
    </Page>
  );
}
