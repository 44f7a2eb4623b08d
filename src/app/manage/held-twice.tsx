// Of two that came under one id: what counts, and in what the second is different.
import type { TwiceSaid } from '../../domain/reports.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { heldTwiceWords } from '../words/held-twice.ts';

export function HeldTwice({ twice: { first, isSamePhone, items, parts } }: { twice: TwiceSaid }) {
  const language = useLanguage();
  const { phones } = useWords();
  const words = heldTwiceWords[language];
  const { found } = first;
  const says = found ? phones.says(found.answers, found.faults, found.photos) : '';
  const differ = [...items.map((item) => inLanguage(item, language)), ...parts.map((part) => words.parts[part])];
  return (
    <>
      <p>{words.first(nearDayAndClock(first.recordedAt, language), says)}</p>
      <p>{differ.length > 0 ? words.differ(differ) : words.same}</p>
      <p>{words.phone(isSamePhone)}</p>
    </>
  );
}
