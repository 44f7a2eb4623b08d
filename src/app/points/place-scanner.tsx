// From the code at a point to its place, network or not. Whoever needs to know that somebody arrived shows this.
import { useEffect, useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { placeCode, placeOfCode, type PlaceFound } from '../../domain/place-code.ts';
import type { Arrival } from '../../domain/round.ts';
import { noteArrival } from '../recent-places.ts';
import { Scanner } from '../scan/scanner.tsx';
import type { Words } from '../state.ts';
import { Row, Rows } from '../ui/rows.tsx';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { NfcButton } from './nfc-button.tsx';
import styles from './points.module.css';
import { useLately } from './use-lately.ts';

type PlaceScannerProps = {
  /** The scanner stays open until it is taken away; a sentence keeps it open and is shown. `how`: `tap` where it was chosen by hand. */
  onPlace: (place: Place, how: Arrival) => string | null | void;
  onClose: () => void;
};

export function PlaceScanner({ onPlace, onClose }: PlaceScannerProps) {
  const db = useDb();
  const { person } = useSession();
  const { points: words } = useWords();
  const all = useLive(() => places(db), [db]);
  const lately = useLately() ?? [];
  const [held, setHeld] = useState<{ text: string; how: Arrival } | null>(null);
  const [refused, setRefused] = useSaid<string | null>(null);
  const arrive = (place: Place, how: Arrival): string | null => {
    noteArrival(person.id, place.id, how, how === 'tap' ? null : placeCode(place));
    return onPlace(place, how) ?? null;
  };
  const take = (text: string, how: Arrival): string | null => {
    setRefused(null);
    // Nothing is known for the blink it takes to read the places. The camera says it again; nobody types it twice.
    if (!all) {
      if (how !== 'scan') setHeld({ text, how });
      return null;
    }
    const found = placeOfCode(text, all, location.host);
    return found.is === 'place' ? arrive(found.place, how) : whyNot(found, words);
  };
  useEffect(() => {
    if (!all || !held) return;
    setHeld(null);
    setRefused(take(held.text, held.how));
  }, [all, held]);
  return (
    <Scanner
      title={words.scanTitle}
      label={words.code}
      hint={words.codeHint}
      onText={take}
      refused={refused}
      onClose={onClose}
      beside={<NfcButton onText={(text) => take(text, 'nfc')} />}
      instead={
        lately.length > 0 && (
          <section class={styles.lately}>
            <h2>{words.lately}</h2>
            <Rows>
              {lately.map((place) => (
                <Row key={place.id} onClick={() => arrive(place, 'tap')}>
                  {placeName(place)}
                </Row>
              ))}
            </Rows>
          </section>
        )
      }
    />
  );
}

/** What a code says that leads to no place, and what to do about it. */
export function whyNot(found: Exclude<PlaceFound, { is: 'place' }>, words: Words['points']): string {
  switch (found.is) {
    case 'old':
      return words.why(words.old(placeName(found.place)), words.oldHint);
    case 'retired':
      return words.why(words.retired(placeName(found.place)), words.retiredHint);
    case 'unknown':
      return words.why(words.unknown, words.unknownHint);
    case 'other-school':
      return words.why(words.otherSchool, words.garbageHint);
    case 'garbage':
      return words.why(words.garbage, words.garbageHint);
  }
}
