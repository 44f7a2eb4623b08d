// What goes wrong when an older backup is put back.
import { change, type Mutant } from './mutant.ts';

const thread = 'medic/cht-core#8093';

export const ofRestores: readonly Mutant[] = [
  {
    name: 'a restored school is heard of by whoever is signed in alone',
    thread,
    lesson: 'a phone gives back all that it holds, whoever recorded it',
    patches: [change('src/sync/others.ts', '    if (own) await hearOfEpoch(db, own);\n', '')],
    by: ['tests/sync/shared-phones.test.ts', 'C5 what a restored server has forgotten of somebody'],
  },
  {
    name: 'a restored school has forgotten who may not come in',
    thread: 'reliability.md T12',
    lesson: 'what was closed stays closed',
    patches: [change('src/server/backup/restore.ts', 'later === null ?', 'later !== undefined ?')],
    by: ['src/server/backup/doors.test.ts', 'T12 a phone that was ended'],
  },
  {
    name: 'a backup from before the restore vouches for what came since',
    thread,
    lesson: 'line numbers of one life mean nothing in another',
    patches: [change('src/server/backup/backups.ts', 'manifest.epoch === epoch', "typeof epoch === 'string'")],
    by: ['src/server/backup/newest.test.ts', 'D5 the drill vouches for nothing'],
  },
  {
    name: 'the newest backup is the one with the latest name',
    thread: 'reliability.md P11',
    lesson: 'a clock that ran ahead leaves names behind',
    patches: [change('src/server/backup/backups.ts', 'folders.findLast((folder) => madeAt(folder) <= now) ?? ', '')],
    by: ['src/server/backup/newest.test.ts', 'a backup that was made while the clock ran ahead'],
  },
];
