// Places from a workbook: the school reads it and keeps nothing; what would change is shown, and kept in one step or not at all.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { keepPlaces } from '../../db/places.ts';
import { BadPlaceRows, PlacesRead, type BadPlaceRow } from '../../domain/place-file.ts';
import { placeName } from '../../domain/place.ts';
import { postFile } from '../../sync/rest.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { placeFileWords } from '../words/place-file.ts';
import styles from '../manage/places.module.css';
import { useKeeping } from '../manage/use-keeping.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const listed = 12;

type Outcome =
  | { is: 'reading' }
  | { is: 'read'; read: PlacesRead }
  | { is: 'bad'; rows: BadPlaceRow[] }
  | { is: 'failed'; says: string };

type PlaceFileProps = { onClose: () => void; onDone: (said: string) => void };

export function PlaceFileSheet({ onClose, onDone }: PlaceFileProps) {
  const words = placeFileWords[useLanguage()];
  const { problems } = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = async (file: File) => {
    setOutcome({ is: 'reading' });
    const answered = await postFile(
      '/api/places/read',
      { bytes: await file.arrayBuffer(), type: xlsxType },
      PlacesRead as v.GenericSchema<unknown, PlacesRead>,
    );
    if (answered.ok) return setOutcome({ is: 'read', read: answered.body });
    const bad = v.safeParse(BadPlaceRows, answered.problem);
    if (bad.success) return setOutcome({ is: 'bad', rows: bad.output.rows });
    const says = answered.code ? problems[answered.code] : navigator.onLine ? words.failed : words.offline;
    setOutcome({ is: 'failed', says });
  };
  return (
    <Sheet label={words.title} onClose={onClose} asks>
      <div class={styles.form}>
        <h2>{words.title}</h2>
        <p class={styles.preview}>{words.hint}</p>
        <input
          type="file"
          class={styles.choose}
          aria-label={words.choose}
          accept={`.xlsx,${xlsxType}`}
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
        {outcome?.is === 'bad' && <BadRows rows={outcome.rows} />}
        {outcome?.is === 'read' && <Preview read={outcome.read} onKept={(n) => onDone(words.kept(n))} />}
      </div>
    </Sheet>
  );
}

function BadRows({ rows }: { rows: readonly BadPlaceRow[] }) {
  const words = placeFileWords[useLanguage()];
  return (
    <>
      <p class={styles.failed} role="alert">
        {words.bad(rows.length)}
      </p>
      <ul class={styles.rows}>
        {rows.map((row, at) => (
          <li key={at}>
            <b>{words.row(row.row)}</b> {row.value}
            <br />
            {words.why[row.code]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Preview({ read, onKept }: { read: PlacesRead; onKept: (n: number) => void }) {
  const db = useDb();
  const words = placeFileWords[useLanguage()];
  const { places } = read;
  const keeping = useKeeping(() => onKept(places.length));
  if (places.length === 0) return <p role="status">{words.nothing}</p>;
  const counts = (['added', 'renamed', 'moved', 'same'] as const).filter((what) => read[what] > 0);
  return (
    <>
      <p role="status">
        <b>{counts.map((what) => words.counts[what](read[what])).join(' · ')}</b>
      </p>
      <ul class={styles.rows}>
        {places.slice(0, listed).map((place) => (
          <li key={place.id}>{placeName(place)}</li>
        ))}
        {places.length > listed && <li>{words.more(places.length - listed)}</li>}
      </ul>
      {keeping.failed && (
        <p class={styles.failed} role="alert">
          {keeping.failed}
        </p>
      )}
      <Button
        look="primary"
        large
        wide
        aria-disabled={keeping.busy}
        onClick={() => keeping.run(() => keepPlaces(db, places))}
      >
        {words.keep(places.length)}
      </Button>
    </>
  );
}
