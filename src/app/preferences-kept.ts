// What somebody chose of how to read and to hold the phone, kept for the next start.
import { preferencesKey, show, sized, speak } from './preferences.ts';
import { screen, type Hand, type Language, type Theme } from './state.ts';

function keep(): void {
  const { theme, size, text, hand, language } = screen.getState();
  localStorage.setItem(preferencesKey, JSON.stringify({ theme, size, text, hand, language }));
  show();
}

export async function setLanguage(language: Language): Promise<void> {
  await speak(language);
  keep();
}

export function setTheme(theme: Theme): void {
  screen.setState({ theme });
  keep();
}

/** `text` in px. */
export function setText(text: number): void {
  screen.setState(sized(text));
  keep();
}

export function setHand(hand: Hand): void {
  screen.setState({ hand });
  keep();
}
