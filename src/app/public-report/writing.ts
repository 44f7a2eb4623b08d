// What is written in the form, judged and put as the server takes it.
import { categoryOfRepair, type HazardCategory, type repairKinds } from '../../domain/hazard-words.ts';
import type { PublicReport } from '../../domain/public-report.ts';
import type { Written } from './kept-words.ts';
import type { Picture } from './picture.ts';
import type { PublicReportWords } from '../words/public-report.ts';

export type WrongField = 'category' | 'kind' | 'text' | 'phone';

/** What is said of what it is about, once enough is. */
export type About = { category: HazardCategory; repair: { kind: (typeof repairKinds)[number] } | null };

/** Null as long as something is lacking. What broke need not be said of what a photo shows: then it is 其他, until whoever verifies it says more. */
export function aboutOf({ category, kind }: Pick<Written, 'category' | 'kind'>, photos = 0): About | null {
  if (category !== 'repair') return category && { category, repair: null };
  const said = kind ?? (photos > 0 ? 'other' : null);
  return said && { category: categoryOfRepair[said], repair: { kind: said } };
}

/** With a photo nothing need be written: then it is called what it is about, as in 拍隐患. */
export function textOf(
  { category, kind, text }: Written,
  words: Pick<PublicReportWords, 'categories' | 'repair' | 'repairs'>,
): string {
  if (text.trim() !== '' || !category) return text;
  return category === 'repair' ? (kind ? words.repairs[kind] : words.repair) : words.categories[category];
}

export function wrongFields({ category, kind, text, phone }: Written, photos: number): WrongField[] {
  return [
    ...(category === null ? ['category' as const] : []),
    ...(category === 'repair' && kind === null && photos === 0 ? ['kind' as const] : []),
    ...(text.trim() === '' && photos === 0 ? ['text' as const] : []),
    ...(/^[\d+ -]*$/.test(phone.trim()) ? [] : ['phone' as const]),
  ];
}

/** `website`: what a machine wrote where no person sees a field. `same`: it is what was reported there a short while ago. */
export function toSend(
  code: string,
  { text, name, phone }: Pick<Written, 'text' | 'name' | 'phone'>,
  { category, repair }: About,
  pictures: readonly Pick<Picture, 'photo'>[],
  website: string,
  same = false,
): PublicReport {
  const contact = { name: name.trim(), phone: phone.trim() };
  return {
    code,
    category,
    text: text.trim(),
    photos: pictures.map(({ photo }) => photo),
    contact: contact.name || contact.phone ? contact : null,
    consent: true,
    website,
    repair,
    same,
  };
}
