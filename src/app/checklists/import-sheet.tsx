// A checklist from a file: the server reads it and publishes nothing; what it read is opened to be written on.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { beginWriting, keepWriting } from '../../db/writing.ts';
import { BadRows, TemplateRead, type BadRow, type FileNote } from '../../domain/checklist-file.ts';
import type { Template } from '../../domain/template.ts';
import { postFile } from '../../sync/rest.ts';
import { inLanguage } from '../format.ts';
import { checklistFileWords } from '../words/checklist-file.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './checklists.module.css';
import { recoded } from '../../domain/recoded.ts';
import { freeCode } from './writing.ts';

const jsonType = 'application/json';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Outcome =
  | { is: 'reading' }
  | { is: 'read'; template: Template; notes: FileNote[] }
  | { is: 'bad'; rows: BadRow[] }
  | { is: 'failed'; says: string };

type ImportSheetProps = { taken: ReadonlySet<string>; known: readonly Template[]; onClose: () => void };

export function ImportSheet({ taken, known, onClose }: ImportSheetProps) {
  const db = useDb();
  const { route } = useLocation();
  const { checklists: words, problems } = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  /** Something is being written under that code: whoever asks once more means this to take its place. */
  const [instead, setInstead] = useState(false);
  const read = async (file: File) => {
    setInstead(false);
    setOutcome({ is: 'reading' });
    const type = file.name.toLowerCase().endsWith('.json') ? jsonType : xlsxType;
    const answered = await postFile('/api/templates/read', { bytes: await file.arrayBuffer(), type }, TemplateRead);
    if (answered.ok) return setOutcome({ is: 'read', ...answered.body });
    const bad = v.safeParse(BadRows, answered.problem);
    if (bad.success) setOutcome({ is: 'bad', rows: bad.output.rows });
    else setOutcome({ is: 'failed', says: answered.code ? problems[answered.code] : words.readFailed });
  };
  const open = async (template: Template, base: number) => {
    const writing = { template, base, changedAt: Date.now() };
    if (instead) await keepWriting(db, writing);
    else if (!(await beginWriting(db, writing))) return setInstead(true);
    route(`/checklists/${template.code}/edit`);
  };
  return (
    <Sheet label={words.importTitle} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.importTitle}</h2>
        <p class={styles.hint}>{words.importHint}</p>
        <input
          type="file"
          class={styles.file}
          aria-label={words.choose}
          accept={`.xlsx,.json,${jsonType},${xlsxType}`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void read(file);
          }}
        />
        {outcome?.is === 'reading' && <p role="status">{words.reading}</p>}
        {outcome?.is === 'failed' && (
          <p class={styles.failed} role="alert">
            {outcome.says}
          </p>
        )}
        {outcome?.is === 'bad' && (
          <>
            <p class={styles.failed} role="alert">
              {words.badFile}
            </p>
            <FileRows rows={outcome.rows} />
          </>
        )}
        {outcome?.is === 'read' && (
          <Read {...outcome} {...{ taken, known, instead }} onOpen={(...asked) => void open(...asked)} />
        )}
      </div>
    </Sheet>
  );
}

type ReadProps = {
  template: Template;
  notes: FileNote[];
  taken: ReadonlySet<string>;
  known: readonly Template[];
  instead: boolean;
  onOpen: (template: Template, base: number) => void;
};

function Read({ template, notes, taken, known, instead, onOpen }: ReadProps) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const newest = known.find(({ code }) => code === template.code);
  return (
    <>
      <p>{words.imported(inLanguage(template.name, language), template.items.length)}</p>
      {notes.length > 0 && (
        <>
          <p>{words.unsupported}</p>
          <FileRows rows={notes} />
        </>
      )}
      {instead && (
        <p class={styles.failed} role="alert">
          {words.writtenOver}
        </p>
      )}
      {newest && (
        <Button look={instead ? 'danger' : 'primary'} large wide onClick={() => onOpen(template, newest.version)}>
          {instead ? words.writeOver : words.asNewVersion(template.code)}
        </Button>
      )}
      <Button
        look={newest ? 'quiet' : 'primary'}
        large
        wide
        onClick={() => onOpen(taken.has(template.code) ? recoded(template, freeCode(taken)) : template, 0)}
      >
        {words.asNew}
      </Button>
    </>
  );
}

function FileRows({ rows }: { rows: readonly (BadRow | FileNote)[] }) {
  const words = checklistFileWords[useLanguage()];
  const says: Record<string, string> = { ...words.bad, ...words.notes };
  return (
    <ul class={styles.list}>
      {rows.map((row, at) => (
        <li key={at} class={styles.change}>
          <b>{words.place(row.sheet, row.row, row.column)}</b>
          <p>{says[row.code]}</p>
          {row.value && <p class={styles.hint}>{row.value}</p>}
        </li>
      ))}
    </ul>
  );
}
