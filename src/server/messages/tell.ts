// Tells people something inside the app, and wakes their browsers for it.
import { topicOf, type NewMessage } from '../../domain/message.ts';
import { afterQuiet } from '../alerts/notice.ts';
import type { Store } from '../store/store.ts';

/** At night only what may not wait lights up a phone. */
const night = { quiet: { from: '22:00', to: '06:30' } };

/**
 * Tells each of these people once a key, wherever it is asked from and however often. It is written before it returns, and waits
 * for no push service. `now` in UTC ms.
 */
export async function tell(
  store: Pick<Store, 'documents' | 'messages'>,
  schoolId: string,
  personIds: readonly string[],
  message: NewMessage,
  now: number,
): Promise<void> {
  if (personIds.length === 0) return;
  const { urgent, gathers } = topicOf(message.topic) ?? {};
  const school = urgent ? undefined : await store.documents.school();
  const wakeAt = school ? afterQuiet(night, now, school.timeZone) : now;
  await store.messages.tell(schoolId, personIds, { ...message, gathers: gathers ?? 'none' }, { at: now, wakeAt });
}
