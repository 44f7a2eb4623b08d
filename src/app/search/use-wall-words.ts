// The words of the photo wall.
import { useLanguage } from '../use-screen.ts';
import { photoWallWords, type PhotoWallWords } from '../words/photo-wall.ts';

export const useWallWords = (): PhotoWallWords => photoWallWords[useLanguage()];
