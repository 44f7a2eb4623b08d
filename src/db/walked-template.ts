// The template of a draft or record as it was walked: with the items of each asset, where there are any.
import type { Inspection } from '../domain/inspection.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { template } from './documents.ts';

type Walk = Pick<Inspection, 'template' | 'assets'>;

/** Undefined when this version of the checklist is not on the phone. */
export async function walkedTemplate(
  db: DeviceDb,
  { template: { code, version }, assets }: Walk,
): Promise<Template | undefined> {
  const published = await template(db, code, version);
  return published && assets ? asWalkedLater(published, assets) : published;
}

/** What few checklists need is not fetched before the first one. */
export async function asWalkedLater(published: Template, assets: Inspection['assets']): Promise<Template> {
  return (await import('../domain/asset-walk.ts')).asWalked(published, assets);
}
