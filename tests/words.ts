// All words of both languages, as a phone has them once every screen has been opened.
import type { Words } from '../src/app/state.ts';
import { deskWords } from '../src/app/words/desk.ts';
import { en as enWords } from '../src/app/words/en/en.ts';
import { zh as zhWords } from '../src/app/words/zh/zh.ts';

export const zh: Words = {
  ...zhWords,
  manage: { ...zhWords.manage, ...deskWords.zh.manage },
  phones: { ...zhWords.phones, ...deskWords.zh.phones },
};
export const en: Words = {
  ...enWords,
  manage: { ...enWords.manage, ...deskWords.en.manage },
  phones: { ...enWords.phones, ...deskWords.en.phones },
};
