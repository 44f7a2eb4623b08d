// The address of a place on an NFC tag, written by the phone that holds it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../domain/place.ts';
import { codeAddress, placeCode } from '../../domain/place-code.ts';
import { writeTag } from '../points/nfc.ts';
import { useWords } from '../use-screen.ts';
import { PlaceForm } from './place-form.tsx';
import styles from './places.module.css';

export function WriteTag({ place }: { place: Place }) {
  const { places: words } = useWords().manage;
  const [state, setState] = useState<'asked' | 'waits' | 'done' | 'failed'>('asked');
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const write = async () => {
    setState('waits');
    try {
      await writeTag(codeAddress(location.origin, placeCode(place)), ending.current.signal);
      setState('done');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setState('failed');
    }
  };
  return (
    <PlaceForm
      go={words.tagGo}
      busy={state === 'waits'}
      failed={state === 'failed' ? words.tagFailed : null}
      onGo={() => void (state === 'waits' || write())}
    >
      <p class={styles.preview}>{words.tagHint}</p>
      <p role="status">
        <b>{state === 'waits' ? words.tagWaits : state === 'done' ? words.tagDone : ''}</b>
      </p>
    </PlaceForm>
  );
}
