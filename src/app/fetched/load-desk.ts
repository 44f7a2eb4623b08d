// The screens of the desk, and the words that only they say: fetched when the first of them is opened.
import { bringDeskWords } from '../preferences.ts';

export async function loadDesk() {
  const [file, { deskWords }] = await Promise.all([import('./desk.ts'), import('../words/desk.ts')]);
  bringDeskWords(deskWords);
  return file;
}
