// Who said what is held, when, how much it says, and why it is held.
import type { HeldRow } from '../../domain/reports.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { kindHeld, reasonHeld } from '../held-words.ts';
import type { Language, Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { StopAbout } from '../ui/line.tsx';
import { HeldTwice } from './held-twice.tsx';

export function heldTitle(
  { template, kind, place, about }: HeldRow,
  words: Words['phones'],
  language: Language,
): string {
  const what = template ? inLanguage(template, language) : kindHeld(kind, words);
  return [what, about, place].filter(Boolean).join(' · ');
}

export function HeldFacts({ row }: { row: HeldRow }) {
  const { code, found, byName, recordedAt, receivedAt, senderName, twice } = row;
  const language = useLanguage();
  const { phones: words } = useWords();
  const when = [
    byName,
    words.recorded(nearDayAndClock(recordedAt, language)),
    words.received(nearDayAndClock(receivedAt, language)),
    senderName !== null && words.sentBy(senderName),
  ];
  return (
    <>
      <p>{reasonHeld(code, words)}</p>
      {found && <p>{words.says(found.answers, found.faults, found.photos)}</p>}
      {twice && <HeldTwice twice={twice} />}
      <StopAbout>{when.filter(Boolean).join(' · ')}</StopAbout>
    </>
  );
}
