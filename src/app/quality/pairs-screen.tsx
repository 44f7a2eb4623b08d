// 抽查复检: what was drawn, how far two people agree about it, and what they saw differently.
import { Scale } from 'lucide';
import { useLocation } from 'preact-iso';
import { agreementOf } from '../../domain/recheck.ts';
import { mostPairs, Pairs, type PairRow } from '../../domain/pair-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayKey, inLanguage } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { SelectField } from '../ui/field.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { pairAddress, pairListPath, pairPath, pairStates, readPairAsk, type PairAsk } from './asked.ts';
import { DaysField } from './days-field.tsx';
import { PairStop } from './pair-stop.tsx';
import styles from './quality.module.css';
import { Tiles } from './tiles.tsx';
import { useQualityWords } from './use-words.ts';

/** Never 100 where something was seen differently. */
const percent = (rate: number): number => Math.floor(rate * 100);

export function PairsScreen() {
  const { query } = useLocation();
  const { common } = useWords();
  const words = useQualityWords();
  const asked = readPairAsk(query);
  const report = useReport(pairPath(asked, dayKey(Date.now())), Pairs, { offers: true });
  const { body, trouble } = report;
  const ofList = body?.rows.filter(({ template }) => !asked.list || template.code === asked.list);
  const shown = ofList?.filter(({ state }) => !asked.state || state === asked.state);
  const done = ofList?.filter(({ state }) => state === 'done') ?? [];
  return (
    <>
      <AsOf report={report} />
      {body && <Rate rows={done} />}
      <Tiles
        label={words.numbers}
        tiles={[null, ...pairStates].map((state) => ({
          word: words.states[state ?? 'all'],
          n: ofList?.filter((row) => state === null || row.state === state).length,
          href: pairAddress({ ...asked, state }),
          on: asked.state === state,
        }))}
      />
      <details class={styles.how}>
        <summary>{words.howTitle}</summary>
        <p class={styles.hint}>{words.how}</p>
      </details>
      <Filter asked={asked} rows={body?.rows ?? []} />
      {shown && shown.length > 0 && <TakeList path={pairListPath(asked, dayKey(Date.now()))} />}
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body && body.rows.some(({ state }) => state === 'done') && <ByChecklist asked={asked} rows={body.rows} />}
      {shown?.length === 0 && <Notice icon={Scale}>{ofList?.length === 0 ? words.drawnNone : words.stateNone}</Notice>}
      {shown && shown.length > 0 && (
        <Gradual all={shown} more={common.more}>
          {(drawn) => (
            <Line>
              {drawn.map((row) => (
                <PairStop key={row.id} row={row} />
              ))}
            </Line>
          )}
        </Gradual>
      )}
      {body?.more && <p class={styles.hint}>{words.moreRows(mostPairs)}</p>}
    </>
  );
}

function Rate({ rows }: { rows: readonly PairRow[] }) {
  const words = useQualityWords();
  const { pairs, compared, agreed, rate } = agreementOf(rows);
  return (
    <div class={styles.card}>
      <Card>
        <p class={styles.rate}>
          {pairs === 0 ? words.pairsNone : rate === null ? words.noRate : words.rate(pairs, percent(rate))}
        </p>
        {rate !== null && <p class={styles.hint}>{words.compared(agreed, compared)}</p>}
      </Card>
    </div>
  );
}

type ListProps = { asked: PairAsk; rows: readonly PairRow[] };

const listsIn = (rows: readonly PairRow[]) => [
  ...new Map(rows.map(({ template }) => [template.code, template])).values(),
];

function Filter({ asked, rows }: ListProps) {
  const { route } = useLocation();
  const language = useLanguage();
  const words = useQualityWords();
  const go = (over: Partial<PairAsk>) => route(pairAddress({ ...asked, ...over }), true);
  return (
    <div class={styles.filter}>
      <DaysField days={asked.days} onChoose={(days) => go({ days })} />
      <SelectField
        label={words.checklist}
        value={asked.list ?? ''}
        onChange={(event) => go({ list: event.currentTarget.value || null })}
      >
        <option value="">{words.allChecklists}</option>
        {listsIn(rows).map(({ code, name }) => (
          <option key={code} value={code}>
            {inLanguage(name, language)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function ByChecklist({ asked, rows }: ListProps) {
  const language = useLanguage();
  const words = useQualityWords();
  const lists = listsIn(rows).flatMap((template) => {
    const done = rows.filter((row) => row.state === 'done' && row.template.code === template.code);
    return done.length > 0 ? [{ ...template, ...agreementOf(done) }] : [];
  });
  return (
    <section class={styles.lists} aria-label={words.byChecklist}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.checklist}</th>
            <th scope="col" class={styles.figure}>
              {words.pairs}
            </th>
            <th scope="col" class={styles.figure}>
              {words.agree}
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ code, name, pairs, rate }) => (
            <tr key={code}>
              <th scope="row">
                <a href={pairAddress({ ...asked, list: code, state: 'done' })}>{inLanguage(name, language)}</a>
              </th>
              <td class={styles.figure}>{pairs}</td>
              <td class={styles.figure}>{rate === null ? '–' : `${percent(rate)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
