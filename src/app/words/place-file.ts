// Apart from the other words, so that only the screen that reads files loads them.
import { assetFile as assetsEn } from './en/asset-file.ts';
import { placeFile as en } from './en/place-file.ts';
import { assetFile as assetsZh } from './zh/asset-file.ts';
import { placeFile as zh } from './zh/place-file.ts';

export const placeFileWords = { zh, en };
export const assetFileWords = { zh: assetsZh, en: assetsEn };
