// Where a message leads whoever reads it.
import { topicOf, type Message, type Subject } from '../../domain/message.ts';
import { isManager, type Person } from '../../domain/person.ts';

const screens: Record<Subject, (about: string, person: Person) => string> = {
  // A manager reads what came of it; who walks it, walks it.
  round: (about, person) => `${isManager(person) ? '/rounds-board' : '/rounds'}/${encodeURIComponent(about)}`,
  hazard: (about) => `/hazards/${encodeURIComponent(about)}`,
  held: () => '/held',
  'to-sign': () => '/to-sign',
  assets: (about) => `/places/${encodeURIComponent(about)}/assets`,
};

/** Null for what this version does not know. */
export function leadOf({ topic, about }: Message, person: Person): string | null {
  const known = topicOf(topic);
  return known ? screens[known.leadsTo](about, person) : null;
}
