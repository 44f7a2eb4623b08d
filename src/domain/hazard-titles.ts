// What a case is called, in both languages, where it travels or stays as a text.
import { titleIn, type Titled } from './hazard-title.ts';
import type { Bilingual } from './text.ts';

/** As long as a text may be; of what would be longer the item alone is named. */
const most = 400;

export function titleOf(hazard: Titled): Bilingual {
  const titled = (language: keyof Bilingual): string => {
    const title = titleIn(language, hazard);
    return title.length > most ? hazard.text[language] : title;
  };
  return { zh: titled('zh'), en: titled('en') };
}
