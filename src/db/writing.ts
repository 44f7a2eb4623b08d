// Checklists being written on this phone: kept at once like everything typed, and published as one entry.
import { boundBy, type FirstOf } from '../domain/figures-of-law.ts';
import { checkItems, schemaOf } from '../domain/template-rules.ts';
import { templateId, type Template } from '../domain/template.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { recordFact } from './fact.ts';
import { metaOf, putMeta } from './meta.ts';
import { template as templateOf, templates } from './documents.ts';
import { unseenOfKinds, type OwnRow } from './own.ts';
import type { OutboxRow } from './rows.ts';

/**
 * `base`: the version it was written over, 0 for a new checklist. The version inside `template` means nothing before it is
 * published. Texts may still be empty.
 */
export type Writing = { template: Template; base: number; changedAt: number };

/** Usable in a live query. */
export async function writings(db: DeviceDb): Promise<readonly Writing[]> {
  return (await metaOf(db, 'writing')) ?? [];
}

/** Keeps it under the checklist's code, in place of what was kept there. */
export async function keepWriting(db: DeviceDb, writing: Writing): Promise<void> {
  await durably(db, () => replace(db, writing.template.code, [writing]));
}

/** Keeps it where nothing is being written under its code; false, and nothing is changed, where something is. */
export async function beginWriting(db: DeviceDb, writing: Writing): Promise<boolean> {
  let isBegun = false;
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      const here = await written(db, writing.template.code);
      // The same: a commit whose answer was lost with the connection.
      isBegun = !here || JSON.stringify(here) === JSON.stringify(writing);
      if (isBegun) await replace(db, writing.template.code, [writing]);
    }),
  );
  return isBegun;
}

const written = async (db: DeviceDb, code: string): Promise<Writing | undefined> =>
  (await writings(db)).find(({ template }) => template.code === code);

/** Throws away what was written and not published. */
export async function dropWriting(db: DeviceDb, code: string): Promise<void> {
  await durably(db, () => replace(db, code, []));
}

const replace = (db: DeviceDb, code: string, by: readonly Writing[]): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const others = (await writings(db)).filter(({ template }) => template.code !== code);
    await putMeta(db, 'writing', [...others, ...by]);
  });

/** The newest version of a checklist that this phone knows, retired or not. */
export async function newestVersion(db: DeviceDb, code: string): Promise<Template | undefined> {
  return (await templates(db)).find((template) => template.code === code);
}

/** What version 1 of a checklist says: its figures are the least a school asks for. */
export const firstVersion = (db: DeviceDb, code: string): Promise<Template | undefined> => templateOf(db, code, 1);

/** The same of all checklists whose figures bind this one. */
export async function firstVersions(db: DeviceDb, template: Template): Promise<FirstOf> {
  const codes = [...boundBy(template)];
  const firsts = await Promise.all(codes.map((code) => firstVersion(db, code)));
  return (code) => firsts[codes.indexOf(code)];
}

/** Publishes as `publishVersion`, and lets go of what was being written, in one step. */
export const publish = (db: DeviceDb, template: Template): Promise<Template> =>
  publishVersion(db, template, async () => {
    await replace(db, template.code, []);
    return true;
  });

/**
 * Publishes it as the version after the newest one known here; what is being written under its code stays. Refuses what
 * `checkTemplate` refuses, and `template-published` while an earlier publication has not been shown by the server.
 */
export async function publishVersion(
  db: DeviceDb,
  template: Template,
  also?: () => Promise<boolean>,
): Promise<Template> {
  const newest = await newestVersion(db, template.code);
  const body: Template = { ...template, version: (newest?.version ?? 0) + 1 };
  const subject = templateId(body);
  checkItems(body, await firstVersions(db, body));
  const about = { schema: schemaOf(body), subject, supersedes: null, photos: [] };
  await recordFact(db, { kind: 'template-published', ...about, body }, also);
  return body;
}

/** Published here and not shown by the server yet; `row`: how its delivery stands. Usable in a live query. */
export type Publication = { template: Template; row: OutboxRow | null };

export async function publications(db: DeviceDb): Promise<Publication[]> {
  return (await ownPublications(db)).map(({ template, row }) => ({ template, row: 'receipt' in row ? null : row }));
}

/**
 * A refused publication becomes a checklist that is being written again, over the newest version there is. Where another is
 * being written under its code already, false, and nothing is changed, unless it is to take that one's place (`instead`).
 */
export async function takeBack(db: DeviceDb, { template, row }: Publication, instead = false): Promise<boolean> {
  if (row?.state !== 'attention') return true;
  const base = (await newestVersion(db, template.code))?.version ?? 0;
  let isTaken = false;
  await durably(db, () =>
    db.transaction('rw', [db.meta, db.outbox], async () => {
      const isDone = (await db.outbox.get(row.id))?.state === 'set-aside';
      isTaken = isDone || instead || !(await written(db, template.code));
      if (!isTaken || isDone) return;
      await db.outbox.update(row.id, { state: 'set-aside' });
      await replace(db, template.code, [{ template, base, changedAt: Date.now() }]);
    }),
  );
  return isTaken;
}

/** Checklists published here that the server has not shown yet, with how their delivery stands; none that was taken back. */
const ownPublications = async (db: DeviceDb): Promise<{ template: Template; row: OwnRow }[]> =>
  (await atOnce(db, () => unseenOfKinds(db, ['template-published']))).map(({ entry, row }) => ({
    template: entry.body,
    row,
  }));
