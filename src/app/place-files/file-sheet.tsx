// A workbook somebody chose: the school reads it and keeps nothing; what would change is shown, and kept in one step or not at all.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { FileField } from '../file-field.tsx';
import { postFile } from '../../sync/rest.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { placeFileWords } from '../words/place-file.ts';
import styles from '../manage/places.module.css';
import { useActing } from '../use-acting.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const listed = 12;

type Bad = { row: number; value: string };
type Outcome<R, B> =
  | { is: 'reading' }
  | { is: 'read'; read: R }
  | { is: 'bad'; rows: B[] }
  | { is: 'failed'; says: string };

/** `shapes`: of what is read, and of what is wrong. `whyOf`: what is wrong with a row, in words. */
type FileProps<R, B> = {
  path: string;
  shapes: [v.GenericSchema<unknown, R>, v.GenericSchema<unknown, { rows: B[] }>];
  words: { title: string; hint: string; bad: (n: number) => string };
  whyOf: (row: B) => string;
  onClose: () => void;
  children: (read: R) => ComponentChildren;
};

export function FileSheet<R, B extends Bad>({ path, shapes, words, whyOf, onClose, children }: FileProps<R, B>) {
  const common = placeFileWords[useLanguage()];
  const { problems } = useWords();
  const [outcome, setOutcome] = useState<Outcome<R, B> | null>(null);
  const read = async (file: File) => {
    setOutcome({ is: 'reading' });
    const answered = await postFile(path, { bytes: await file.arrayBuffer(), type: xlsxType }, shapes[0]);
    if (answered.ok) return setOutcome({ is: 'read', read: answered.body });
    const bad = v.safeParse(shapes[1], answered.problem);
    if (bad.success) return setOutcome({ is: 'bad', rows: bad.output.rows });
    const says = answered.code ? problems[answered.code] : navigator.onLine ? common.failed : common.offline;
    setOutcome({ is: 'failed', says });
  };
  return (
    <Sheet label={words.title} onClose={onClose} asks>
      <div class={styles.form}>
        <h2>{words.title}</h2>
        <p class={styles.preview}>{words.hint}</p>
        <FileField label={common.choose} accept={`.xlsx,${xlsxType}`} onChoose={(file) => void read(file)} />
        {outcome?.is === 'reading' && <p role="status">{common.reading}</p>}
        {outcome?.is === 'failed' && (
          <p class={styles.failed} role="alert">
            {outcome.says}
          </p>
        )}
        {outcome?.is === 'bad' && (
          <>
            <p class={styles.failed} role="alert">
              {words.bad(outcome.rows.length)}
            </p>
            <ul class={styles.rows}>
              {outcome.rows.map((row, at) => (
                <li key={at}>
                  <b>{common.row(row.row)}</b> {row.value}
                  <br />
                  {whyOf(row)}
                </li>
              ))}
            </ul>
          </>
        )}
        {outcome?.is === 'read' && children(outcome.read)}
      </div>
    </Sheet>
  );
}

/** `counts`: how many are new, changed, the same, in words; `names`: of what would change. */
type PreviewProps = {
  counts: readonly string[];
  names: readonly string[];
  words: { more: (n: number) => string; keep: (n: number) => string };
  keep: () => Promise<void>;
  onKept: () => void;
};

export function FilePreview({ counts, names, words, keep, onKept }: PreviewProps) {
  const common = placeFileWords[useLanguage()];
  const keeping = useActing(onKept);
  if (names.length === 0) return <p role="status">{common.nothing}</p>;
  return (
    <>
      <p role="status">
        <b>{counts.join(' · ')}</b>
      </p>
      <ul class={styles.rows}>
        {names.slice(0, listed).map((name, at) => (
          <li key={at}>{name}</li>
        ))}
        {names.length > listed && <li>{words.more(names.length - listed)}</li>}
      </ul>
      {keeping.failed && (
        <p class={styles.failed} role="alert">
          {keeping.failed}
        </p>
      )}
      <Button look="primary" large wide aria-disabled={keeping.busy} onClick={() => keeping.run(keep)}>
        {words.keep(names.length)}
      </Button>
    </>
  );
}
