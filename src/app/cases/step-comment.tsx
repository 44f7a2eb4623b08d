// 留言: words and photos, and who is asked about it: whoever has to do with the case, and any colleague whose name one knows.
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { StepSaid } from '../../db/cases.ts';
import { Choices } from '../ui/field.tsx';
import { later } from '../ui/later.tsx';
import type { Colleague, FindColleagueProps } from './online-colleague.tsx';
import { StepFrame, useHandOf, type StepSheetProps } from './step-frame.tsx';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

const mostMentions = 10;

/** The school knows everybody; without a network only those are offered whom the case names. */
const FindColleague = later<FindColleagueProps>(() =>
  import('./online-case.tsx').then(
    (file) => file.FindColleague,
    () => () => null,
  ),
);

export function CommentSheet({ here, onClose }: StepSheetProps) {
  const sheet = useSheetWords();
  const { optional } = useCaseWords().sheet;
  const hand = useHandOf(here.hazard, 'comment');
  const found = colleaguesIn(hand.held.said['colleagues']);
  const known = [...new Map([...peopleOf(here), ...found].map((one) => [one.id, one])).values()];
  const mentions = hand
    .text('mentions')
    .split(' ')
    .filter((id) => known.some((one) => one.id === id));
  const said = (note: string): StepSaid => ({ do: 'comment', note, mentions: mentions.slice(0, mostMentions) });
  const add = (one: Colleague) =>
    hand.say({
      colleagues: [...found.filter(({ id }) => id !== one.id), one],
      mentions: [...new Set([...mentions, one.id])].join(' '),
    });
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="comment" note="needed" photos="optional">
      {known.length > 0 && (
        <Choices
          label={`${sheet.mentions}${optional}`}
          kind="several"
          options={known.map(({ id, name }) => ({ value: id, text: name }))}
          chosen={mentions}
          onChoose={(chosen) => hand.say({ mentions: chosen.join(' ') })}
        />
      )}
      <FindColleague here={here} onFound={add} />
    </StepFrame>
  );
}

const isColleague = (one: unknown): one is Colleague =>
  typeof one === 'object' && one !== null && 'id' in one && 'name' in one;

/** As they lie in the hand. */
const colleaguesIn = (said: unknown): Colleague[] => (Array.isArray(said) ? said.filter(isColleague) : []);

/** Whoever has to do with it, by the names the case itself says: a phone need not know these people. */
function peopleOf({ hazard, person, around }: StepSheetProps['here']): Colleague[] {
  const { person: responsible, checker, steps } = handlingOf(hazard);
  const all = [{ id: hazard.reportedBy, name: hazard.reportedByName }, responsible, checker, ...steps];
  const named = new Map(all.flatMap((one) => (one && one.name !== '' ? [[one.id, one.name] as const] : [])));
  named.delete(person.id);
  return [...named].flatMap(([id, name]) => (around?.people.get(id)?.left ? [] : [{ id, name }]));
}
