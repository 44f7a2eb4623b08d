// What was answered, as it reads on paper: a word, a number with its unit, a table, a drawn name.
import { judge, type Answer, type Signature as Signed } from '../../domain/answer.ts';
import { isCellAbnormal } from '../../domain/table.ts';
import type { Column, Item } from '../../domain/template.ts';
import { cellText, totals } from '../cell-text.ts';
import { nearDayAndClock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Signature } from '../ui/signature.tsx';
import { unitOf } from './limits.ts';
import styles from './answer-value.module.css';

/** `corrected`: what the server's clock would have said when the phone's said this. */
type ValueProps = {
  item: Item;
  answer: Answer | undefined;
  day: string;
  corrected: (ms: number) => number;
  /** Who was signed in. */ byName: string;
};

export function AnswerValue(props: ValueProps) {
  const { item, answer } = props;
  const language = useLanguage();
  const { common, manage } = useWords();
  const judgement = judge(item, answer, props.day);
  const value = answer?.value ?? null;
  if (answer?.na) {
    const { reason, note } = answer.na;
    return (
      <span class={styles.quiet}>
        {manage.record.naReason(common.naReasons[reason])}
        {note && <> {note}</>}
      </span>
    );
  }
  if (value === null) return <span class={styles.quiet}>{common.answers.open}</span>;
  const look = judgement === 'abnormal' ? styles.abnormal : item.type === 'PF' ? styles.normal : styles.plain;
  if (Array.isArray(value)) return <TableValue item={item} rows={value} day={props.day} />;
  if (typeof value === 'object')
    return <SignatureValue signature={value} signedAt={props.corrected(value.signedAt)} byName={props.byName} />;
  return <span class={look}>{wordOf(value)}</span>;

  function wordOf(value: string | number): string {
    if (item.type === 'PF') return value === 'fail' ? common.answers.fail : common.answers.pass;
    if (item.type === 'PHOTO') return manage.record.taken;
    if (item.type === 'NUM') return [String(value), unitOf(item, language)].filter(Boolean).join(' ');
    const option = item.options?.find((each) => each.zh === value);
    return option ? option[language] : String(value);
  }
}

type TableProps = { item: Item; rows: readonly string[][]; day: string };

function TableValue({ item, rows, day }: TableProps) {
  const language = useLanguage();
  const words = useWords();
  const { record } = words.manage;
  if (rows.length === 0) return <span class={styles.quiet}>{record.emptyTable}</span>;
  const columns = item.columns ?? [];
  const sums = totals(columns, rows, words, language);
  return (
    <div class={styles.room}>
      <table class={styles.table}>
        <caption class="visually-hidden">{inLanguage(item.text, language)}</caption>
        {columns.length > 0 && (
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.zh} scope="col">
                  {inLanguage(column, language)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {Array.from({ length: Math.max(columns.length, row.length) }, (_, at) => (
                <Cell key={at} column={columns[at]} cell={row[at]} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sums.length > 0 && <p class={styles.quiet}>{record.totals(sums.join(' · '))}</p>}
    </div>
  );
}

function Cell({ column, cell, day }: { column: Column | undefined; cell: string | undefined; day: string }) {
  const language = useLanguage();
  const words = useWords();
  if (!column) return <td>{cell}</td>;
  return (
    <td data-column={inLanguage(column, language)} class={isCellAbnormal(column, cell, day) ? styles.abnormal : ''}>
      {cellText(column, cell, words, language)}
    </td>
  );
}

type SignatureProps = { signature: Signed; signedAt: number; byName: string };

export function SignatureValue({ signature, signedAt, byName }: SignatureProps) {
  const language = useLanguage();
  const { record } = useWords().manage;
  const { name, strokes, width, height } = signature;
  return (
    <span class={styles.signature}>
      <Signature name={name} strokes={strokes} width={width} height={height} alt={name} />
      <span>{record.signed(name, nearDayAndClock(signedAt, language))}</span>
      {strokes.length === 0 && <small>{record.typedName}</small>}
      {name !== byName && <small>{record.signedAs(byName)}</small>}
    </span>
  );
}
