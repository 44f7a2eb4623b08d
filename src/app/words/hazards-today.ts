// Apart from the other words, so that only those who sit at the desk keep them.
import { hazardsToday as en } from './en/hazards-today.ts';
import { hazardsToday as zh } from './zh/hazards-today.ts';

export const hazardsTodayWords = { zh, en };
