// What something is called in a list of what is kept, held or about to go.
import { titleOf } from '../../domain/hazard-titles.ts';
import { caseNumber } from '../../domain/case-number.ts';
import type { HoldWhat } from '../../domain/retention-reports.ts';
import type { School } from '../../domain/school.ts';
import type { Bilingual } from '../../domain/text.ts';
import type { Store } from '../store/store.ts';

type Titled = { title: Bilingual; at: number };
const same = (text: string): Bilingual => ({ zh: text, en: text });

/** Null where there is no such thing. `at`: when it was recorded, UTC ms. */
export async function titled(
  { documents }: Pick<Store, 'documents'>,
  school: Pick<School, 'id' | 'timeZone'>,
  what: Exclude<HoldWhat, 'all'>,
  id: string,
): Promise<Titled | null> {
  if (what === 'inspection') {
    const record = await documents.read(school.id, 'inspection', id);
    if (!record) return null;
    const { templateName, placeName, submittedAt, receivedAt } = record;
    const title = { zh: `${templateName.zh} · ${placeName}`, en: `${templateName.en} · ${placeName}` };
    return { title, at: receivedAt ?? submittedAt };
  }
  if (what === 'hazard') {
    const hazard = await documents.read(school.id, 'hazard', id);
    if (!hazard) return null;
    const number = caseNumber(hazard, school.timeZone);
    const { placeName, reportedAt } = hazard;
    const text = titleOf(hazard);
    const named = (words: string) => `${number} ${words} · ${placeName}`;
    return { title: { zh: named(text.zh), en: named(text.en) }, at: reportedAt };
  }
  if (what === 'round') {
    const round = await documents.read(school.id, 'round', id);
    return round ? { title: same(round.planName), at: round.plannedAt } : null;
  }
  const sample = await documents.read(school.id, 'sample', id);
  if (!sample) return null;
  const at = sample.kept?.takenAt ?? sample.missed?.at ?? 0;
  return { title: same(`${sample.dish} · ${sample.canteenName} ${sample.day}`), at };
}
