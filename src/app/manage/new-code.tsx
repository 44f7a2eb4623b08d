// A lost or copied code is taken back: the place gets another, and the old label says so when it is scanned.
import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { place as placeWith } from '../../db/documents.ts';
import { renewCodes } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import { placeCode } from '../../domain/place-code.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useDb, useWords } from '../use-screen.ts';
import { PlaceForm } from './place-form.tsx';
import { useActing } from '../use-acting.ts';
import styles from './places.module.css';

export function NewCode({ place }: { place: Place }) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [code, setCode] = useState<string | null>(null);
  const keeping = useActing(() => {});
  const renew = async () => {
    await renewCodes(db, [place.id]);
    const after = await placeWith(db, place.id);
    setCode(placeCode(after ?? place));
  };
  if (code !== null)
    return (
      <div class={styles.form}>
        <p role="status">
          <b>{words.codeDone(code)}</b>
        </p>
        <ButtonLink look="primary" large wide href={`/places/labels?only=${place.id}`}>
          <Icon of={Printer} />
          {words.acts.print}
        </ButtonLink>
      </div>
    );
  return (
    <PlaceForm {...keeping} go={words.codeYes} danger onGo={() => keeping.run(renew)}>
      <p>
        <b>{words.codeNow(placeCode(place))}</b>
      </p>
      <p class={styles.preview}>{words.codeHint}</p>
    </PlaceForm>
  );
}
