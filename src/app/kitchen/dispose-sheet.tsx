// Boxes whose 48 hours are over: several at once, how, and who was there.
import { useState } from 'preact/hooks';
import { disposeSample } from '../../db/kitchen-acts.ts';
import { isSameName, ways, type Way } from '../../domain/kitchen.ts';
import { useActing } from '../use-acting.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Choices, TextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import type { KeptSample } from './kitchen-day.ts';

export function DisposeSheet({ due, onClose }: { due: readonly KeptSample[]; onClose: () => void }) {
  const db = useDb();
  const { person } = useSession();
  const { kitchen: words } = useKitchenWords();
  const [chosen, setChosen] = useState<string[]>(() => due.map((sample) => sample.id));
  const [way, setWay] = useState<Way>('kitchen-waste');
  const [witness, setWitness] = useState('');
  const [note, setNote] = useState('');
  const recording = useActing(onClose);
  const boxes = due.filter((sample) => chosen.includes(sample.id));
  const isOwn = isSameName(witness, person.name);
  const wrong = { chosen: boxes.length === 0, witness: witness.trim() === '' || isOwn };
  const save = () =>
    recording.run(async () => {
      for (const sample of boxes) {
        const body = { canteenId: sample.canteenId, way, note: note.trim(), witness: witness.trim() };
        await disposeSample(db, sample, body);
      }
    });
  return (
    <Form
      title={words.disposeTitle}
      save={words.disposeSave(boxes.length)}
      isWrong={wrong.chosen || wrong.witness}
      {...recording}
      onSave={save}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <Choices
            label={words.choose}
            {...(tried && wrong.chosen ? { hint: words.errors.chosen } : {})}
            kind="several"
            options={due.map(({ id, dish, kept }) => ({ value: id, text: `${kept.box} ${dish}` }))}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Choices
            label={words.way}
            options={ways.map((value) => ({ value, text: words.ways[value] }))}
            chosen={[way]}
            onChoose={([one]) => one && setWay(one)}
          />
          <TextField
            label={words.witness}
            maxLength={20}
            value={witness}
            error={tried && wrong.witness ? (isOwn ? words.errors.ownWitness : words.errors.witness) : undefined}
            onInput={(event) => setWitness(event.currentTarget.value)}
          />
          <TextField
            label={words.note}
            maxLength={200}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </Form>
  );
}
