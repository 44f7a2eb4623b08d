// A record that waits for a second signature is told to those whom its checklist lets sign.
import { authorize } from '../../domain/authorize.ts';
import { itemsById, templateId } from '../../domain/template.ts';
import type { Store } from '../store/store.ts';
import { tell } from './tell.ts';

/** `submission`: the entry that made the record what it is; each is told once. `now` in UTC ms. */
export async function tellAwaiting(
  store: Store,
  schoolId: string,
  { id, submission }: { id: string; submission: string },
  now: number,
): Promise<void> {
  const record = await store.documents.read(schoolId, 'inspection', id);
  if (!record?.awaits || record.state !== 'submitted') return;
  const template = await store.documents.read(schoolId, 'template', templateId(record.inspection.template));
  const place = await store.documents.read(schoolId, 'place', record.inspection.placeId);
  if (!template || !place) return;
  const items = itemsById(template);
  const roles = record.awaits.flatMap((itemId) => items.get(itemId)?.later?.roles ?? []);
  const people = await store.documents.people(schoolId);
  const signers = people.filter(
    (one) => !one.left && authorize(one, { do: 'sign-inspection', by: record.by, roles, place }),
  );
  const facts = { what: record.templateName, place: record.placeName, by: record.byName };
  const message = { topic: 'signature', key: `signature ${submission}`, about: id, facts } as const;
  await tell(
    store,
    schoolId,
    signers.map((one) => one.id),
    message,
    now,
  );
}
