// Who a student is, in a record: for those who may read it and for whoever wrote it; for everybody else it is covered.
import { authorize } from '../../domain/authorize.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import { withoutStudents } from '../../domain/restricted.ts';
import { templateId } from '../../domain/template.ts';
import type { Parts, SignedIn } from '../env.ts';

type Shown = ReturnType<typeof withoutStudents>;

/** What this person is shown of an inspection that `by` handed in. */
export async function shownTo(
  { store }: Pick<Parts, 'store'>,
  { person, school }: SignedIn,
  { by, inspection }: Pick<InspectionRecord, 'by' | 'inspection'>,
): Promise<Shown> {
  if (by === person.id || authorize(person, { do: 'read-students' })) return { inspection, covered: [] };
  const template = await store.documents.read(school.id, 'template', templateId(inspection.template));
  return withoutStudents(inspection, template?.items ?? []);
}
