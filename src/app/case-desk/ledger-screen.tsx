// 台账: the official tables of cases (`domain.md` 8.1), on the screen, on paper and as a workbook. `/hazards?ledger=…&from=…&to=…`.
import { BookOpen } from 'lucide';
import { useLocation } from 'preact-iso';
import { HazardLedger } from '../../domain/hazard-ledger-report.ts';
import { ledgerTables, type LedgerTableName } from '../../domain/ledger-tables.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayKey } from '../format.ts';
import { useOnline } from '../use-online.ts';
import { useReport } from '../use-report.ts';
import { useSession, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ledgerAddress, type LedgerAsked } from './ledger-address.ts';
import styles from './ledger.module.css';
import { useDeskWords } from './use-case-desk.ts';

export function LedgerScreen({ asked }: { asked: LedgerAsked }) {
  const { common } = useWords();
  const { ledger: words } = useDeskWords();
  const { route } = useLocation();
  const { school } = useSession();
  const online = useOnline();
  const wide = useWide();
  const path = `table=${asked.ledger}&from=${asked.from}&to=${asked.to}`;
  const report = useReport(`/api/hazards/ledger?${path}`, HazardLedger);
  const { body } = report;
  const go = (over: Partial<LedgerAsked>) => route(ledgerAddress({ ...asked, ...over }), true);
  const Rows = wide ? AsTable : AsCards;
  return (
    <Page
      title={body?.title ?? words.title}
      back={common.back}
      backTo="/hazards"
      action={
        <span class={styles.tools}>
          {online && (
            <ButtonLink look="plain" href={`/api/hazards/ledger/file?${path}`} download>
              {words.toExcel}
            </ButtonLink>
          )}
          <Button look="plain" onClick={() => print()}>
            {words.print}
          </Button>
        </span>
      }
    >
      <div class={styles.asks}>
        <SelectField
          label={words.table}
          value={asked.ledger}
          onChange={(event) => go({ ledger: event.currentTarget.value as LedgerTableName })}
        >
          {ledgerTables.map((one) => (
            <option key={one} value={one}>
              {words.tables[one]}
            </option>
          ))}
        </SelectField>
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            label={words[end]}
            type="date"
            value={asked[end]}
            max={dayKey(Date.now())}
            onInput={(event) => event.currentTarget.value && go({ [end]: event.currentTarget.value })}
          />
        ))}
      </div>
      <p class={styles.onPaper}>
        {school.name} · {asked.from} — {asked.to}
      </p>
      <AsOf report={report} />
      {!body && (report.trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body?.rows.length === 0 && <Notice icon={BookOpen}>{words.none}</Notice>}
      {body && body.rows.length > 0 && (
        <>
          {body.figures && <Figures of={body.figures} />}
          <p class={styles.count} role="status">
            {words.count(body.rows.length, body.more)}
          </p>
          <Rows of={body} />
          {body.signs && (
            <p class={styles.signs}>
              {body.signs.map((sign) => (
                <span key={sign}>{sign}：</span>
              ))}
            </p>
          )}
        </>
      )}
    </Page>
  );
}

/** Each with what it is a share of, so that nobody has to believe it. */
function Figures({ of }: { of: NonNullable<HazardLedger['figures']> }) {
  const { ledger: words } = useDeskWords();
  const shares = ['onSpot', 'closed', 'inTime', 'answered', 'handedOn', 'rebound'] as const;
  return (
    <dl class={styles.figures} aria-label={words.figures}>
      {shares.map((name) => (
        <div key={name}>
          <dt>{words.shares[name]}</dt>
          <dd>
            {words.share(of[name].n, of[name].of)}
            {of[name].of > 0 && <small>{words.shareOf(of[name].n, of[name].of)}</small>}
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.repairDays}</dt>
        <dd>{words.days(of.repairDays)}</dd>
      </div>
      <div>
        <dt>{words.firstResponse}</dt>
        <dd>{words.hours(of.firstResponseMs)}</dd>
      </div>
    </dl>
  );
}

function AsTable({ of: { title, columns, rows } }: { of: HazardLedger }) {
  return (
    <div class={styles.wide} role="region" aria-label={title} tabIndex={0}>
      <table class={styles.table}>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, n) => (
                <td key={columns[n]?.key} class={columns[n]?.kind === 'text' ? styles.text : ''}>
                  {columns[n]?.key === 'number' ? <a href={`/hazards/${id}`}>{cell}</a> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A phone shows the same fields one below the other; what is empty is left out. */
function AsCards({ of: { columns, rows } }: { of: HazardLedger }) {
  return (
    <ol class={styles.cards}>
      {rows.map(({ id, cells }) => (
        <li key={id}>
          <dl>
            {columns.map(({ key, head }, n) =>
              cells[n] === null || cells[n] === '' ? null : (
                <div key={key}>
                  <dt>{head}</dt>
                  <dd>{key === 'number' ? <a href={`/hazards/${id}`}>{cells[n]}</a> : cells[n]}</dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
