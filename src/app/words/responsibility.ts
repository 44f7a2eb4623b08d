// Who answers for what: words that come with its screen.
import { responsibility as en } from './en/responsibility.ts';
import { responsibility as zh, type ResponsibilityWords } from './zh/responsibility.ts';

export type { ResponsibilityWords };
export const responsibilityWords = { zh, en };
