// What is written in the form, judged and put as the server takes it.
import type { HazardCategory } from '../../domain/hazard-words.ts';
import type { PublicReport } from '../../domain/public-report.ts';
import type { Written } from './kept-words.ts';
import type { Picture } from './picture.ts';

export type WrongField = 'category' | 'text' | 'phone' | 'consent';

export function wrongFields({ category, text, phone }: Written, isAgreed: boolean): WrongField[] {
  return [
    ...(category === null ? ['category' as const] : []),
    ...(text.trim() === '' ? ['text' as const] : []),
    ...(/^[\d+ -]*$/.test(phone.trim()) ? [] : ['phone' as const]),
    ...(isAgreed ? [] : ['consent' as const]),
  ];
}

/** `website`: what a machine wrote where no person sees a field. */
export function toSend(
  code: string,
  { category, text, name, phone }: Written & { category: HazardCategory },
  pictures: readonly Pick<Picture, 'photo'>[],
  website: string,
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
  };
}
