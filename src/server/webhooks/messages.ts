// One message in full: what happened, and what it is about as others may read it (`domain/open-data.ts`).
import { openHazard, openInspection, openRound, openSample } from '../../domain/open-data.ts';
import { isWithin } from '../../domain/place.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { newId } from '../new-id.ts';
import { namedPlaces } from '../routes/open-data.ts';
import { coveredNotes } from '../routes/restricted-items.ts';
import type { LedgerLine } from '../store/store.ts';
import type { Webhook, WebhookMessage } from '../store/webhook-store.ts';
import { toldBy, type Told } from './told.ts';

/** An inspection has at most two thousand answers, each of which tells one thing at most. */
const mostOfALine = 10_000;

type About = { data: unknown; about: string; placeIds: string[] };
export type Around = {
  placeOf: Awaited<ReturnType<typeof namedPlaces>>;
  isCovered: Awaited<ReturnType<typeof coveredNotes>>;
};

export const aroundMessages = async ({ store }: Pick<Parts, 'store'>, schoolId: string): Promise<Around> => ({
  placeOf: await namedPlaces({ store }, schoolId),
  isCovered: await coveredNotes(store, schoolId),
});

/** What these lines tell this webhook, in their order. */
export async function messagesOf(
  { store }: Pick<Parts, 'store'>,
  school: School,
  webhook: Webhook,
  lines: readonly LedgerLine[],
  around: Around,
): Promise<WebhookMessage[]> {
  const messages: WebhookMessage[] = [];
  for (const line of lines) {
    for (const [n, told] of (await toldBy(store, school.id, line)).entries()) {
      if (!webhook.events.includes(told.event)) continue;
      const about = await aboutOf(store, school, webhook, told, line, around);
      if (!about || !isFor(webhook, about, around)) continue;
      const key = `${told.event} ${line.id} ${told.id}`;
      const { id: schoolId, name } = school;
      const said = {
        id: key,
        event: told.event,
        at: line.receivedAt,
        school: { id: schoolId, name },
        data: about.data,
      };
      const body = JSON.stringify(said);
      messages.push({
        id: newId(line.receivedAt),
        key,
        nth: line.seq * mostOfALine + n,
        event: told.event,
        about: about.about,
        body,
        at: line.receivedAt,
      });
    }
  }
  return messages;
}

const isFor = ({ places }: Webhook, { placeIds }: About, { placeOf }: Around): boolean =>
  places.length === 0 ||
  placeIds.some((id) => {
    const found = placeOf(id);
    return found !== undefined && isWithin(found.place, places);
  });

async function aboutOf(
  { documents, openData }: Parts['store'],
  { id: schoolId, timeZone }: School,
  { places }: Webhook,
  { type, id }: Told,
  { receivedAt }: LedgerLine,
  { placeOf, isCovered }: Around,
): Promise<About | null> {
  if (type === 'inspection') {
    const found = await openData.inspection(schoolId, id);
    if (!found) return null;
    const data = openInspection(found.record, found.beside);
    return { data, about: `${data.checklist.code} ${data.place.name}`, placeIds: [data.place.id] };
  }
  if (type === 'hazard') {
    const hazard = await documents.read(schoolId, 'hazard', id);
    if (!hazard) return null;
    const data = openHazard(hazard, timeZone, isCovered(hazard), receivedAt);
    return { data, about: `${data.number} ${data.place.name}`, placeIds: [data.place.id] };
  }
  if (type === 'round') {
    const round = await documents.read(schoolId, 'round', id);
    if (!round) return null;
    const data = openRound(round, places, placeOf, receivedAt);
    return { data, about: `${data.plan.name} ${data.day}`, placeIds: round.points.map(({ placeId }) => placeId) };
  }
  const sample = await documents.read(schoolId, 'sample', id);
  const data = sample && openSample(sample);
  return data ? { data, about: `${data.dish} ${data.canteen.name}`, placeIds: [data.canteen.id] } : null;
}
