// Whoever looks at a photo of where students live is written down before he sees it; it is not shown when that fails.
import type { Context } from 'hono';
import { isMarkedDorm, isOfDorm } from '../../domain/dorm.ts';
import { viewsSince } from '../retention/views-since.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { newId } from '../new-id.ts';
import type { Viewing } from '../store/photo-wall-store.ts';

/** The same photo opened by the same person again so soon is the same look. */
const sameLookMs = 10 * 60_000;
/** So long the small pictures of a page are part of that page. */
const onePageMs = 24 * 3_600_000;

/** What the wall says of its small pictures; whoever says so and was shown no such page is taken to open the photo. */
export const onTheWall = 'wall';

type Opened = { sha256: string; by: string; placeId: string; placeName: string; template?: string; isDorm?: boolean };

/** `by`: whose photo it is; the own work is looked at freely. */
export async function noteOpened(
  c: Context<PatrolEnv>,
  parts: Pick<Parts, 'store' | 'now'>,
  opened: Opened,
): Promise<void> {
  const { person, school } = c.get('signedIn');
  const { sha256, by, placeId, placeName, template = null, isDorm = false } = opened;
  if (by === person.id) return;
  if (!isDorm && !isOfDorm(placeName, template) && !(await isMarked(parts, school.id, placeId))) return;
  const { photoViews } = parts.store;
  const at = parts.now();
  const asked = (how: Viewing['how'], ms: number) =>
    photoViews.isNoted(school.id, { personId: person.id, how }, sha256, at - ms);
  if (c.req.query('on') === onTheWall && (await asked('page', onePageMs))) return;
  if (await asked('full', sameLookMs)) return;
  await note(parts, school.id, { at, personId: person.id, how: 'full', photos: [{ sha256, placeName, at: null }] });
}

/** Whether the school says that students live there. */
export async function isMarked({ store }: Pick<Parts, 'store'>, schoolId: string, placeId: string): Promise<boolean> {
  const settings = await store.documents.read(schoolId, 'settings', schoolId);
  if (!settings?.dormitories?.length) return false;
  return isMarkedDorm(await store.documents.read(schoolId, 'place', placeId), settings.dormitories);
}

export async function note(parts: Pick<Parts, 'store'>, schoolId: string, viewing: Omit<Viewing, 'id'>): Promise<void> {
  const since = await viewsSince(parts, schoolId, viewing.at);
  await parts.store.photoViews.note(schoolId, { id: newId(viewing.at), ...viewing }, since);
}
