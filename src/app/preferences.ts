// How this person likes to read: language, theme, size, hand. Kept in the browser (`preferences-kept.ts`), applied to the page at once.
import { screen, type Language, type Size, type Theme, type Words } from './state.ts';
import type { DeskWords } from './words/desk.ts';

export const preferencesKey = 'patrol-preferences';
const languages: readonly Language[] = ['zh', 'en'];
const themes: readonly Theme[] = ['system', 'day', 'night', 'contrast'];
/** The main text of each size (`ui/tokens.css`); between and beyond them it is set in steps of 2 px, up to 30 (A1). */
export const textOf: Record<Size, number> = { standard: 18, large: 22, extra: 26 };
export const largestText = 30;

/** What was kept, where it is one of the choices; the first choice otherwise. */
const oneOf = <T extends string>(choices: readonly T[], kept: unknown): T =>
  choices.find((choice) => choice === kept) ?? choices[0]!;

const night = matchMedia('(prefers-color-scheme: dark)');
const ground: Record<'day' | 'night' | 'contrast', string> = { day: '#f3f4f0', night: '#0e0f10', contrast: '#ffffff' };

export function show(): void {
  const { theme, size, text, hand, language } = screen.getState();
  const shown = theme === 'system' ? (night.matches ? 'night' : 'day') : theme;
  const { documentElement: page } = document;
  Object.assign(page.dataset, { theme: shown, size, text, hand });
  page.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground[shown]);
}

const wordsOf = async (language: Language): Promise<Words> =>
  (language === 'zh' ? (await import('./words/zh/zh.ts')).zh : (await import('./words/en/en.ts')).en) as Words;

let ofTheDesk: Record<Language, DeskWords> | null = null;

/** The words of the desk come with its screens. */
export const bringDeskWords = (words: Record<Language, DeskWords>): void => void (ofTheDesk = words);

function withDesk(words: Words, language: Language): void {
  for (const part of ['manage', 'phones'] as const) Object.assign(words[part], ofTheDesk?.[language][part]);
}

/** The first bundle carries the words of a walk; every other screen waits for this. */
export async function allWords(): Promise<void> {
  const { words, language } = screen.getState();
  // Filled in, not replaced: nothing that is on screen reads them, so nothing has to be drawn again.
  if (!words.problems) Object.assign(words, await wordsOf(language));
  withDesk(words, language);
}

/** What a walk needs after the checklist, with the words it reads. */
export async function walkFile(): Promise<typeof import('./fetched/walk.ts')> {
  const [file] = await Promise.all([import('./fetched/walk.ts'), allWords()]);
  return file;
}

/** Draws everything in this language; `setLanguage` keeps it besides. */
export async function speak(language: Language): Promise<void> {
  const words = await wordsOf(language);
  withDesk(words, language);
  screen.setState({ language, words });
  show();
}

/** The size whose keys and gaps go with a main text of so many px: the largest that is not larger. */
export function sized(wanted: number): { text: number; size: Size } {
  const text = Math.min(largestText, Math.max(textOf.standard, wanted));
  return { text, size: text < textOf.large ? 'standard' : text < textOf.extra ? 'large' : 'extra' };
}

/** Reads what was kept; anything unreadable falls back to the defaults. */
export async function loadPreferences(): Promise<void> {
  const kept = readKept();
  const language = oneOf(languages, kept['language']);
  const theme = oneOf(themes, kept['theme']);
  const size = oneOf(Object.keys(textOf) as Size[], kept['size']);
  const { text } = kept;
  screen.setState({
    theme,
    hand: kept['hand'] === 'left' ? 'left' : 'right',
    ...sized(typeof text === 'number' ? text : textOf[size]),
  });
  show();
  night.addEventListener('change', show);
  if (language !== 'zh') await speak(language);
}

function readKept(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(preferencesKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
