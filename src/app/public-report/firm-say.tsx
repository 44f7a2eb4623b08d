// How far an outside firm is: in words, with photos of how it is now, and who of it says so.
import { useState } from 'preact/hooks';
import { LongTextField, TextField } from '../ui/field.tsx';
import { firmAddress, sayForFirm } from './ask.ts';
import { firmWords, keepFirmWords, keyOf, type FirmWords } from './kept-firm-words.ts';
import { useKeptPictures } from './kept-pictures.ts';
import { Photos } from './photos.tsx';
import styles from './public-report.module.css';
import { SayOnce } from './say-once.tsx';
import { sendPhotosOf } from './unsent-photos.ts';
import { usePublicWords } from './use-words.ts';

type SayProps = { number: string; secret: string; until: number; onSaid: () => void };

export function FirmSay({ number, secret, until, onSaid }: SayProps) {
  const { firm: words } = usePublicWords();
  const [{ name, note }, setTyped] = useState(() => firmWords({ number, secret }) ?? { name: '', note: '' });
  const [pictures, changePictures] = useKeptPictures(keyOf({ number, secret }));
  // Kept as it is typed: an effect waits for the paint, and a page closed before it would lose the last field.
  const type = (more: Partial<FirmWords>) => {
    const typed = { name, note, ...more };
    setTyped(typed);
    keepFirmWords({ number, secret }, typed, until);
  };
  const said = () => {
    keepFirmWords({ number, secret }, null);
    sendPhotosOf({ number, secret, at: firmAddress(number) }, pictures);
    changePictures(() => []);
    onSaid();
  };
  return (
    <SayOnce
      isMain
      isOften
      send={words.send}
      unreachable={words.unreachable}
      lacks={() => (note.trim() === '' ? words.lacks : null)}
      say={() =>
        sayForFirm(number, secret, {
          name: name.trim(),
          note: note.trim(),
          photos: pictures.map(({ photo }) => photo),
        })
      }
      onSaid={said}
    >
      <h2>{words.say}</h2>
      <LongTextField
        label={words.note}
        hint={words.sayHint}
        rows={3}
        maxLength={400}
        value={note}
        onInput={(event) => type({ note: event.currentTarget.value })}
      />
      <Photos pictures={pictures} onChange={changePictures} />
      <TextField
        label={words.name}
        autocomplete="name"
        maxLength={20}
        value={name}
        onInput={(event) => type({ name: event.currentTarget.value })}
      />
      <p class={styles.hint}>{words.keep}</p>
    </SayOnce>
  );
}
