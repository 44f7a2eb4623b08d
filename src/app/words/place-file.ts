// Apart from the other words, so that only the screen that reads files loads them.
import { placeFile as en } from './en/place-file.ts';
import { placeFile as zh } from './zh/place-file.ts';

export const placeFileWords = { zh, en };
