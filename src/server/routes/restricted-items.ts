// Of which hazards it is covered what was written with them, because it may say who a student is.
import type { Hazard } from '../../domain/hazard.ts';
import { isRestricted } from '../../domain/restricted.ts';
import type { Parts } from '../env.ts';

/** Items of the library, and those that the school's own checklists copied from them. */
export async function coveredNotes(
  { documents }: Pick<Parts['store'], 'documents'>,
  schoolId: string,
): Promise<(hazard: Pick<Hazard, 'itemId'>) => boolean> {
  const templates = await documents.all(schoolId, 'template');
  const copied = new Set(
    templates.flatMap(({ items }) =>
      items.flatMap(({ id, copyOf }) => (copyOf !== undefined && isRestricted(id, copyOf) ? [id] : [])),
    ),
  );
  return ({ itemId }) => isRestricted(itemId) || copied.has(itemId.replace(/\..*$/, ''));
}
