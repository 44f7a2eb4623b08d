// What a case is called: what is wrong. A checklist words its items as they should be (灭火器压力正常), so what an answer found is named by the
// reasons that were chosen, and else as not met; what somebody reported in own words stands as it was said.
import type { Hazard } from './hazard.ts';
import type { Bilingual } from './text.ts';

export type Titled = Pick<Hazard, 'text' | 'reasons' | 'from' | 'asset'>;

export function titleIn(language: keyof Bilingual, { text, reasons, from, asset }: Titled): string {
  const [and, is, notMet] = language === 'zh' ? ['、', '：', '不符合'] : [', ', ': ', 'Not met'];
  if (from) return text[language];
  // A thing of the register stands before its item in the same way; a colon of the item itself stays.
  const what = asset ? text[language].replace(asset.label + is, () => `${asset.label} · `) : text[language];
  return (reasons.map((one) => one[language]).join(and) || notMet) + is + what;
}
