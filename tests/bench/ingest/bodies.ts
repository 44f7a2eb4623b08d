// What both contestants are given: pushes of real inspections, twenty answers each, no photos.
import { createHash, randomBytes } from 'node:crypto';
import { inOrder } from '../../../src/domain/canonical.ts';
import { hashedText, type Entry } from '../../../src/domain/entry.ts';
import { makeId } from '../../../src/domain/id.ts';
import { protocol } from '../../../src/domain/protocol.ts';
import type { Item, Template } from '../../../src/domain/template.ts';
import { answer, at, checklist, floor2, id, item, tonight, wang } from '../../cast.ts';

/** A round of the contest: `requests` pushes with `perPush` inspections each. */
export type Load = { requests: number; perPush: number };

const numbers = Array.from({ length: 20 }, (_, n) => n + 1);
const itemId = (n: number): string => `Z2-${String(n).padStart(2, '0')}`;

/** Of twenty things that may be wrong three are 较大, and one may be major. */
const gradeOf = (n: number): Pick<Item, 'grade' | 'majorRefs'> =>
  n === 20 ? { grade: 'MS', majorRefs: ['M9'] } : { grade: n % 5 === 0 ? 'L' : 'G', majorRefs: [] };

export const twenty: Template = {
  ...checklist,
  code: 'Z2',
  items: numbers.map((n) =>
    item({ id: itemId(n), type: 'PF', text: { zh: `第${n}处通道畅通`, en: `Passage ${n}` }, ...gradeOf(n) }),
  ),
};

let made = 0;

/** Serialised before the clock starts, so that it is never the phone that is measured. */
export const makeBodies = ({ requests, perPush }: Load): Buffer[] =>
  Array.from({ length: requests }, () => {
    const entries = Array.from({ length: perPush }, makeInspection);
    return Buffer.from(JSON.stringify({ protocol, device: id(900), build: 'bench', entries }));
  });

function makeInspection(): Entry {
  const ms = tonight + made++ * 60_000;
  const answers = numbers.map((n) =>
    answer(itemId(n), 'pass', { via: n % 5 === 0 ? 'tap' : 'bulk', at: ms - 1000 * (20 - n) }),
  );
  const plain: Omit<Entry, 'hash'> = {
    id: makeId(ms, randomBytes(10)),
    kind: 'inspection-submitted',
    schema: 1,
    subject: makeId(ms - 60_000, randomBytes(10)),
    by: wang.id,
    device: id(900),
    opSeq: made,
    at: at(ms),
    supersedes: null,
    photos: [],
    body: {
      placeId: floor2.id,
      template: { code: twenty.code, version: twenty.version },
      startedAt: at(ms - 60_000),
      finishedAt: at(ms),
      activeMs: 55_000,
      answers,
      photos: [],
      location: null,
    },
  };
  const hash = createHash('sha256').update(hashedText(plain)).digest('hex');
  // A phone writes its entries in the order they are hashed in (src/db/fact.ts).
  return inOrder({ ...plain, hash }) as Entry;
}
