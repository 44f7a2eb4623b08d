// What a workbook would change, sheet by sheet; or the rows that are wrong, each with its sheet and number.
import { schoolSheets, type BadSchoolRow, type SchoolRead } from '../../domain/school-file.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { administrationWords } from '../words/administration.ts';
import styles from './file.module.css';

const listed = 200;

export function FileRows({ rows }: { rows: readonly BadSchoolRow[] }) {
  const { file: words } = administrationWords[useLanguage()];
  return (
    <>
      <p class={styles.failed} role="alert">
        {words.bad(rows.length)}
      </p>
      <ul class={styles.rows}>
        {rows.slice(0, listed).map(({ sheet, row, value, code }, at) => (
          <li key={at}>
            <b>{sheet === null ? words.whole : `${words.sheets[sheet]} ${words.row(row)}`}</b> {value}
            <br />
            {words.why[code]}
          </li>
        ))}
        {rows.length > listed && <li>{words.more(rows.length - listed)}</li>}
      </ul>
    </>
  );
}

type PreviewProps = { read: SchoolRead; said: string; busy: boolean; onKeep: () => void };

export function FilePreview({ read: { sheets, departments }, said, busy, onKeep }: PreviewProps) {
  const { manage } = useWords();
  const { file: words } = administrationWords[useLanguage()];
  const total = schoolSheets.reduce((sum, one) => sum + (sheets[one]?.added ?? 0) + (sheets[one]?.changed ?? 0), 0);
  return (
    <>
      {said && (
        <p class={styles.failed} role="alert">
          {said}
        </p>
      )}
      <div role="status">
        {schoolSheets.map((one) => {
          const sheet = sheets[one];
          if (!sheet) return null;
          const { added, changed, same, names } = sheet;
          const counts = [
            added > 0 && words.counts.added(added),
            changed > 0 && words.counts.changed(changed),
            same > 0 && words.counts.same(same),
          ];
          return (
            <section key={one} class={styles.sheet}>
              <h3>{words.sheets[one]}</h3>
              <p>
                <b>{counts.filter(Boolean).join(' · ')}</b>
              </p>
              {names.length > 0 && (
                <p class={styles.quiet}>
                  {names.join(manage.record.comma)}
                  {added + changed > names.length && ` … ${words.more(added + changed - names.length)}`}
                </p>
              )}
            </section>
          );
        })}
        {departments.length > 0 && <p>{words.departments(departments.join(manage.record.comma))}</p>}
        {total === 0 && departments.length === 0 && <p>{words.nothing}</p>}
      </div>
      {(total > 0 || departments.length > 0) && (
        <Button look="primary" large wide aria-disabled={busy} onClick={() => !busy && onKeep()}>
          {busy ? words.keeping : words.keep(total)}
        </Button>
      )}
    </>
  );
}
