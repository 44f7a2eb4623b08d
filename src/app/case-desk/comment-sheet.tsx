// 留言, with whom it is brought to the notice of.
import { useState } from 'preact/hooks';
import type { Shot } from '../../db/sample-photos.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Person } from '../../domain/person.ts';
import { useSession } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { ShotsField } from './shots-field.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { isAtWork } from './suggestion.ts';
import { useCaseWords, useDeskWords, useWorld } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

const mostMentions = 10;
const mostShown = 8;

export function CommentSheet(props: StepSheetProps) {
  const { person: me } = useSession();
  const { steps } = useCaseWords();
  const { assign: words, say } = useDeskWords();
  const world = useWorld();
  const [note, setNote] = useState('');
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const isMissing = note.trim() === '';
  const { person, checker, steps: taken } = handlingOf(props.hazard);
  // Whoever had to do with it comes first.
  const near = new Set([person?.id, checker?.id, props.hazard.reportedBy, ...taken.map(({ id }) => id)]);
  const wanted = text.trim().toLowerCase();
  const isOffered = (one: Person): boolean =>
    isAtWork(one) && one.id !== me.id && one.name.toLowerCase().includes(wanted);
  const others = [...(world?.people.values() ?? [])]
    .filter((one) => isOffered(one) && !mentions.includes(one.id))
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .slice(0, mostShown);
  const chosen = mentions.flatMap((id) => world?.people.get(id) ?? []);
  return (
    <StepForm
      {...props}
      title={steps.comment}
      save={steps.comment}
      said={isMissing ? null : { do: 'comment', note: note.trim(), mentions }}
      shots={shots}
    >
      {(tried) => (
        <>
          <NoteField
            label={say.comment}
            value={note}
            error={tried && isMissing ? say.needNote : undefined}
            onType={setNote}
          />
          <SearchField label={words.find} value={text} onType={setText} />
          <Choices
            label={say.mentions}
            kind="several"
            options={[...chosen, ...others].map(({ id, name }) => ({ value: id, text: name }))}
            chosen={mentions}
            onChoose={(next) => setMentions(next.slice(0, mostMentions))}
          />
          <ShotsField label={say.photosMaybe} placeName={props.hazard.placeName} shots={shots} onChange={setShots} />
        </>
      )}
    </StepForm>
  );
}
