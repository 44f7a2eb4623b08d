// What stands under the title of a message: of whatever topic, the same things in the same order.
import type { MessageFacts } from '../../domain/message.ts';
import { dayAndWeekday, inLanguage, nearDayAndClock } from '../format.ts';
import type { Language, Words } from '../state.ts';

export function factsLine(facts: MessageFacts, words: Words['messages'], language: Language): string {
  const { what, place, at, until, count, by, note, why } = facts;
  const said = [
    typeof what === 'object' ? inLanguage(what, language) : what,
    at !== undefined &&
      (until === undefined
        ? nearDayAndClock(at, language)
        : `${dayAndWeekday(at, language)} – ${dayAndWeekday(until, language)}`),
    count !== undefined && words.count(count),
    place,
    by,
    note,
    why && inLanguage(why, language),
  ];
  return said.filter(Boolean).join(' · ');
}
