// How this person likes to read: language, theme, size. Kept in the browser, applied to the page at once.
import * as v from 'valibot';
import { screen, type Language, type Size, type Theme } from './state.ts';
import { zh } from './words/zh/zh.ts';

const key = 'patrol-preferences';
const Preferences = v.object({
  language: v.fallback(v.picklist(['zh', 'en']), 'zh'),
  theme: v.fallback(v.picklist(['system', 'day', 'night', 'contrast']), 'system'),
  size: v.fallback(v.picklist(['standard', 'large', 'extra']), 'standard'),
});

const night = matchMedia('(prefers-color-scheme: dark)');
const ground: Record<'day' | 'night' | 'contrast', string> = { day: '#f3f4f0', night: '#0e0f10', contrast: '#ffffff' };

function show(): void {
  const { theme, size, language } = screen.getState();
  const shown = theme === 'system' ? (night.matches ? 'night' : 'day') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.documentElement.dataset['size'] = size;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground[shown]);
}

function keep(): void {
  const { theme, size, language } = screen.getState();
  localStorage.setItem(key, JSON.stringify({ theme, size, language }));
  show();
}

export async function setLanguage(language: Language): Promise<void> {
  const words = language === 'zh' ? zh : (await import('./words/en/en.ts')).en;
  screen.setState({ language, words });
  keep();
}

export function setTheme(theme: Theme): void {
  screen.setState({ theme });
  keep();
}

export function setSize(size: Size): void {
  screen.setState({ size });
  keep();
}

/** Reads what was kept; anything unreadable falls back to the defaults. */
export async function loadPreferences(): Promise<void> {
  const { language, theme, size } = v.parse(Preferences, readKept());
  screen.setState({ theme, size });
  show();
  night.addEventListener('change', show);
  if (language !== 'zh') await setLanguage(language);
}

function readKept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
