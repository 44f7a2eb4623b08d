// Apart from the other words, so that only the screen that reads files loads them.
import { checklistFile as en } from './en/checklist-file.ts';
import { checklistFile as zh } from './zh/checklist-file.ts';

export const checklistFileWords = { zh, en };
