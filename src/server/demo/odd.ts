// What a phone says of itself that stands out, in the demo: a place that is not on earth, a spot photo that was left out, one scene
// photographed on two days, and the gate looked at in half the usual time.
import { hash } from 'node:crypto';
import type { EntryOf } from '../../domain/entry.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Place } from '../../domain/place.ts';
import { spotItem } from '../../domain/spot-photo.ts';
import { mayAnswerInBulk, type Template } from '../../domain/template.ts';
import { withHash } from '../entries.ts';
import { drawPicture, pictureHeight, pictureWidth } from './picture.ts';
import type { Chance } from './random.ts';
import { walk, type Phone, type Walked } from './walk.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Two bits apart: what two photos from the same spot are. */
const likes = ['a5c3f00f1e2d3c4b', 'a5c3f00f1e2d3c48'];

/** The oldest first, one a day, each at one of the places. `today`: midnight, UTC ms. */
export function oddWalks(
  person: Person,
  template: Template,
  places: readonly Place[],
  today: number,
  luck: Chance,
): Walked[] {
  const phone: Phone = { device: luck.id(today), opSeq: 0, slowMs: 400 };
  return places.map((place, n) => {
    const startedAt = today - (places.length - n) * dayMs + 14 * hourMs;
    const walked = walk({ person, phone, template, assets: [], place, startedAt, isCalm: true }, luck);
    if (n === 0) return retold(walked, { location: { latitude: 314.2, longitude: 120.1, accuracyM: 20, ageMs: 900 } });
    if (n === 1) return withoutSpotPhoto(walked, template, luck);
    return photographed(walked, likes[n % likes.length] ?? '', luck);
  });
}

/** Yesterday, in less than half of what it takes there, and yet not too fast for reading. */
export function quickWalk(person: Person, template: Template, place: Place, today: number, luck: Chance): Walked {
  const phone: Phone = { device: luck.id(today), opSeq: 0, slowMs: 400 };
  const startedAt = today - dayMs + 15 * hourMs;
  const hastyMs = template.items.length * 3300;
  return walk({ person, phone, template, assets: [], place, startedAt, isCalm: true, hastyMs }, luck);
}

type Submission = EntryOf<'inspection-submitted'>;

function retold(walked: Walked, over: Partial<Inspection>, named: Partial<Submission> = {}): Walked {
  const { hash: _hash, ...entry } = walked.entry as Submission & { hash: string };
  return { ...walked, entry: withHash({ ...entry, ...named, body: { ...entry.body, ...over } }) };
}

/** 其余全部正常 was used, a photo was drawn, and it was passed over. */
function withoutSpotPhoto(walked: Walked, template: Template, luck: Chance): Walked {
  const filled = new Set(template.items.filter(mayAnswerInBulk).map(({ id }) => id));
  const { body, schema } = walked.entry as Submission;
  const answers = body.answers.map((answer) =>
    filled.has(answer.itemId) && answer.value === 'pass' ? Object.assign({}, answer, { via: 'bulk' }) : answer,
  );
  let subject = luck.id(walked.finishedAt);
  while (!spotItem(subject, template, answers)) subject = luck.id(walked.finishedAt);
  const atLeast = Math.max(schema, 3) as Submission['schema'];
  return retold(walked, { answers, spot: { skipped: 'private' } }, { subject, schema: atLeast });
}

function photographed(walked: Walked, dhash: string, luck: Chance): Walked {
  const { body, schema, photos: known } = walked.entry as Submission;
  const [first, ...others] = body.answers;
  if (!first) return walked;
  const bytes = drawPicture(luck, '2026');
  const sha256 = hash('sha256', bytes);
  const photo: Photo = {
    sha256,
    itemId: first.itemId,
    takenAt: body.finishedAt,
    source: 'camera',
    type: 'image/png',
    width: pictureWidth,
    height: pictureHeight,
    bytes: bytes.byteLength,
    look: { faults: [], dhash },
  };
  const answers = [{ ...first, photos: [...first.photos, sha256] }, ...others];
  const atLeast = Math.max(schema, 3) as Submission['schema'];
  const named = { schema: atLeast, photos: [...new Set([...known, sha256])].sort() };
  const told = retold(walked, { answers, photos: [...body.photos, photo] }, named);
  return { ...told, pictures: new Map([...walked.pictures, [sha256, bytes]]) };
}
