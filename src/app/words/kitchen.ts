// Apart from the other words, so that only those who work in the kitchen or read its register keep them.
import { boxes as enBoxes } from './en/boxes.ts';
import { handOver as enHandOver } from './en/hand-over.ts';
import { kitchen as enKitchen } from './en/kitchen.ts';
import { boxes } from './zh/boxes.ts';
import { handOver } from './zh/hand-over.ts';
import { kitchen } from './zh/kitchen.ts';

export type KitchenWords = { kitchen: typeof kitchen; boxes: typeof boxes; handOver: typeof handOver };
export const kitchenWords: Record<'zh' | 'en', KitchenWords> = {
  zh: { kitchen, boxes, handOver },
  en: { kitchen: enKitchen, boxes: enBoxes, handOver: enHandOver },
};
