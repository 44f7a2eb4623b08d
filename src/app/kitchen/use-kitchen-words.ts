// The words of the kitchen, which come with its screens.
import type { Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { kitchenWords, type KitchenWords } from '../words/kitchen.ts';

export const useKitchenWords = (): Words & KitchenWords => ({ ...useWords(), ...kitchenWords[useLanguage()] });
