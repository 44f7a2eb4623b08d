// Messages: what concerns me, and how I hear of it.
import type { Words } from '../../state.ts';

export const messages: Words['messages'] = {
  title: 'Messages',
  unread: (n) => `${n} unread`,
  today: (n) => (n === 1 ? '1 new message' : `${n} new messages`),
  casesWaiting: (n) => (n === 1 ? '1 hazard for me to do' : `${n} hazards for me to do`),
  readAll: 'All read',
  none: 'No new messages. Rounds that are due, records to sign and what came of checks are told here.',
  new: 'New',
  count: (n) => (n === 1 ? '1 point' : `${n} points`),
  strange: 'Update the app to see what it is',
};
