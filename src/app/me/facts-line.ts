// What stands under the title of a message: of whatever topic, the same things in the same order.
import type { MessageFacts } from '../../domain/message.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import type { Language, Words } from '../state.ts';

export function factsLine(facts: MessageFacts, words: Words['messages'], language: Language): string {
  const { what, place, at, count, by, note, why } = facts;
  const said = [
    typeof what === 'object' ? inLanguage(what, language) : what,
    at !== undefined && nearDayAndClock(at, language),
    count !== undefined && words.count(count),
    place,
    by,
    note,
    why && inLanguage(why, language),
  ];
  return said.filter(Boolean).join(' · ');
}
