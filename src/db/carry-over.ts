// Moves a draft to a newer version of its checklist. What does not fit stays in the draft, and goes with its submission.
import type { Answer } from '../domain/answer.ts';
import { carryOver, type Left } from '../domain/carry-over.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { versionsOf } from './documents.ts';
import { changeDraft, photosInPlace } from './draft-row.ts';
import type { Draft } from './rows.ts';
import { whileHeld } from './while-held.ts';

/** The version to go over to; undefined when there is none, when it is retired, and for what the school has already. */
export async function newerVersion(db: DeviceDb, draft: Draft): Promise<Template | undefined> {
  const [newest] = await versionsOf(db, draft.template.code);
  const isNewer = newest !== undefined && newest.version > draft.template.version && !newest.retired;
  return isNewer && draft.supersedes === null ? newest : undefined;
}

/**
 * `said`: an answer as a person reads it. Refuses `conflict` while another window writes the draft, `not-found` when it is
 * a draft no more.
 */
export function carryDraftOver(
  db: DeviceDb,
  draftId: string,
  [before, after]: readonly [Template, Template],
  said: (left: Left) => string,
): Promise<Draft> {
  return whileHeld(draftId, () => changeDraft(db, draftId, (draft) => moved(draft, before, after, said)));
}

function moved(draft: Draft, before: Template, after: Template, said: (left: Left) => string): Draft {
  if (draft.template.version !== before.version) return draft;
  const { answers, left } = carryOver(before, after, draft.answers);
  const asked = new Set(after.items.map(({ id }) => id));
  // Photos of an item that is asked still stay with it.
  const open = left
    .filter(({ item, answer }) => asked.has(item.id) && answer.photos.length > 0)
    .map(({ item, answer }): Answer => ({ itemId: item.id, value: null, via: 'tap', at: answer.at, photos: [] }));
  const told = left.map((one) => ({ itemId: one.item.id, text: one.item.text, said: said(one) }));
  const earlier = draft.carried;
  const { assets, ...rest } = draft;
  return photosInPlace({
    ...rest,
    // What the newer version does not ask one by one is walked as a whole.
    ...(assets && after.perAsset && { assets }),
    template: { code: after.code, version: after.version },
    templateName: after.name,
    photoItems: after.items.filter(({ type }) => type === 'PHOTO').map(({ id }) => id),
    answers: [...answers, ...open],
    itemId: draft.itemId !== null && asked.has(draft.itemId) ? draft.itemId : null,
    carried: { from: earlier?.from ?? before.version, left: [...(earlier?.left ?? []), ...told] },
  });
}
