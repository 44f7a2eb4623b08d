// Whether the one who says it may say it: asked on the phone before recording and again on the server.
import { checkAsset } from './asset.ts';
import { canonical } from './canonical.ts';
import type { Read } from './documents.ts';
import type { Entry } from './entry.ts';
import { checkFigures } from './figures.ts';
import { checkHazardEntry } from './hazard-fold.ts';
import { attachments } from './inspection.ts';
import { checkInspection } from './inspection-rules.ts';
import { checkKitchen } from './kitchen-rules.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { checkPhotoList } from './photo-list.ts';
import { checkPlan } from './plan.ts';
import { checkRound } from './round-fold.ts';
import { checkRoute } from './route.ts';
import { parentOf } from './place-book.ts';
import { Refusal } from './refusal.ts';
import { checkShift } from './shift.ts';
import { checkSighting } from './sighting.ts';
import { checkSigning } from './signing.ts';
import { templateId, type Template } from './template.ts';
import { Id } from './schema/text.ts';
import * as v from 'valibot';

/**
 * Refuses an entry the rules do not accept. Codes `out-of-scope`, `template-unknown`, `place-unknown` and `forbidden`
 * mean the server keeps the entry aside for a manager instead of turning it away (`reliability.md` 2.8). `receivedAt`: UTC ms by
 * the server's clock, null on a phone.
 */
export function checkEntry(
  entry: Entry,
  person: Person,
  read: Read,
  schoolId: string,
  receivedAt: number | null = null,
): void {
  switch (entry.kind) {
    case 'inspection-submitted': {
      // An inspection belongs to who submitted it first; nobody else's entry may take its place.
      if (!v.is(Id, entry.subject)) throw new Refusal('bad-id', { path: 'subject' });
      const before = read('inspection', entry.subject);
      if ((before?.by ?? entry.by) !== entry.by) throw new Refusal('not-yours');
      // What stands is only corrected by an entry that knows it (`design.md` 3).
      if (before?.state === 'submitted' && !before.entries.includes(entry.supersedes ?? ''))
        throw new Refusal('conflict');
      const place = read('place', entry.body.placeId);
      if (!place) throw new Refusal('place-unknown', { placeId: entry.body.placeId });
      const template = read('template', templateId(entry.body.template));
      if (!template) throw new Refusal('template-unknown', entry.body.template);
      const school = read('school', schoolId);
      checkInspection(entry.body, template, school?.timeZone ?? 'Asia/Shanghai', entry.schema);
      checkPhotoList(entry.photos, attachments(entry.body));
      if (!authorize(person, { do: 'submit-inspection', place }))
        throw new Refusal('out-of-scope', { placeId: place.id });
      return;
    }
    case 'inspection-withdrawn': {
      const before = read('inspection', entry.subject);
      // Another's record answers like none at all: an id must not tell whether it is somebody's.
      if (!before || !authorize(person, { do: 'withdraw-inspection', by: before.by }))
        throw new Refusal('not-submitted');
      if (before.state === 'withdrawn') throw new Refusal('not-submitted');
      // Of what was refused, because it was handed in from another phone before: that one stands.
      const isAnother = entry.supersedes !== null && entry.supersedes !== before.entries.at(-1);
      if (receivedAt !== null && isAnother) throw new Refusal('not-submitted');
      return;
    }
    case 'inspection-signed':
      return checkSigning(entry, person, read);
    case 'hazard-seen':
      checkSighting(entry, person, read);
      return checkPhotoList(entry.photos, entry.body.photos);
    case 'hazard-reported':
    case 'hazard-handled':
    case 'responsibility-set':
      return checkHazardEntry(entry, person, read, schoolId, receivedAt);
    case 'asset-kept':
      return checkAsset(entry, person, read);
    case 'place-added':
      if (!authorize(person, { do: 'keep-places' })) throw new Refusal('forbidden');
      if (entry.subject !== entry.body.id) throw new Refusal('bad-id', { path: 'subject' });
      if (read('place', entry.body.id)) throw new Refusal('conflict', { placeId: entry.body.id });
      if (read('places', schoolId)?.get(parentOf(entry.body) ?? '')?.retired)
        throw new Refusal('place-parent-retired', { placeId: entry.body.id });
      return;
    case 'places-kept':
      if (!authorize(person, { do: 'keep-places' })) throw new Refusal('forbidden');
      if (entry.subject !== entry.body.places[0]?.id) throw new Refusal('bad-id', { path: 'subject' });
      // How they hang together is asked by `checkPlaces`, on the phone only where places are kept.
      return;
    case 'template-published':
      if (!authorize(person, { do: 'publish-template' })) throw new Refusal('forbidden');
      if (entry.subject !== templateId(entry.body)) throw new Refusal('bad-id', { path: 'subject' });
      // Two who make the same of the same, as when a pack is planned on two phones, made one version of it.
      if (isOther(read('template', entry.subject), entry.body))
        throw new Refusal('template-published', { code: entry.body.code });
      // What it says is asked by `checkTemplate`, on the phone only where checklists are written.
      return;
    case 'menu-set':
    case 'sample-taken':
    case 'sample-missed':
    case 'sample-disposed':
    case 'samples-signed':
    case 'fridge-read':
    case 'samples-sealed':
    case 'samples-handed-over':
    case 'seal-lifted':
      return checkKitchen(entry, person, read, receivedAt);
    case 'figures-set':
      return checkFigures(entry, person, schoolId);
    case 'route-kept':
      return checkRoute(entry, person, read);
    case 'plan-kept':
      return checkPlan(entry, person, read);
    case 'calendar-set':
      if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('forbidden');
      if (entry.subject !== schoolId) throw new Refusal('bad-id', { path: 'subject' });
      return;
    case 'shift-kept':
    case 'turns-changed':
      return checkShift(entry, person, read);
    case 'round-started':
    case 'point-visited':
    case 'point-skipped':
    case 'round-finished':
    case 'round-closed':
      return checkRound(entry, person, read);
    case 'person-added':
    case 'person-left':
    case 'person-changed':
    case 'person-invited':
    case 'school-founded':
    case 'school-changed':
    case 'ledger-closing':
    case 'held-settled':
    case 'remarks-looked-at':
    case 'removed-by-rule':
    case 'floor-plan-kept':
      // Passwords, set-up, what was held and what was looked at go through their own doors; a phone never makes these.
      throw new Refusal('forbidden');
  }
}

const isOther = (there: Template | undefined, said: Template): boolean =>
  there !== undefined && canonical(there) !== canonical(said);
