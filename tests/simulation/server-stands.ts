// After the healing: the school's ledger and documents are as they must be, whatever came from phones.
import { yucai } from '../cast.ts';
import { checkCases } from './cases-stand.ts';
import { packsDoubled } from './due-check.ts';
import { checkRounds } from './rounds-stand.ts';
import { onServer, waitFor } from './waiting.ts';
import type { World } from './world.ts';

/** I9: the chain is whole. And documents folded again from the ledger are the ones that stand. */
export function checkServer(world: World): void {
  const { store } = world.server.parts;
  const broken = waitFor(world, store.ledger.firstBreak(yucai.id));
  if (broken) world.checker.fail('I9 the chain is whole', `broken at ${broken.seq}`);
  const twice = world.server.db
    .prepare(
      `SELECT raw ->> '$.subject' AS held FROM ledger WHERE raw ->> '$.kind' = 'held-settled' GROUP BY held HAVING count(*) > 1`,
    )
    .get();
  if (twice) world.checker.fail('I3 what is held is settled once', String(twice['held']));
  checkCases(world);
  checkRounds(world);
  const doubled = packsDoubled(waitFor(world, store.documents.timetable(yucai.id)));
  if (doubled) world.checker.fail('I3 a pack is switched on once', doubled);
  const bare = world.server.db
    .prepare(
      `SELECT d.id FROM documents AS d WHERE d.type = 'floor-plan' AND d.body ->> '$.shown.picture.sha256' IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM photos AS p WHERE p.sha256 = d.body ->> '$.shown.picture.sha256'
           UNION ALL SELECT 1 FROM damaged_photos AS g WHERE g.sha256 = d.body ->> '$.shown.picture.sha256')`,
    )
    .get();
  if (bare) world.checker.fail('I4 a floor plan hangs with its picture', String(bare['id']));
  const before = derived(world);
  // Where nothing was added since they were folded last it would be the same again.
  const standing = `${chainEnd(world)} ${before}`;
  if (world.folded === standing) return;
  world.folded = standing;
  onServer(world, () => store.ledger.rebuild(yucai.id));
  if (derived(world) !== before) world.checker.fail('I9 rebuilt documents are the live ones', 'they differ');
}

const chainEnd = ({ server: { db } }: World): string =>
  String(db.prepare('SELECT chain FROM ledger ORDER BY seq DESC LIMIT 1').get()?.['chain']);

/** Without people: their scopes were moved behind the ledger's back. */
const derived = ({ server: { db } }: World): string =>
  JSON.stringify([
    db.prepare(`SELECT * FROM documents WHERE type <> 'person' ORDER BY type, id`).all(),
    db.prepare('SELECT * FROM inspection_rows ORDER BY id').all(),
    db.prepare('SELECT * FROM photo_wants ORDER BY entry_id, sha256').all(),
    db.prepare('SELECT * FROM hazard_rows ORDER BY id').all(),
  ]);
