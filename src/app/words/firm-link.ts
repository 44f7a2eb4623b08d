// Apart from the other words of cases: kept by no phone.
import { firmLink as en } from './en/firm-link.ts';
import { firmLink as zh } from './zh/firm-link.ts';

export const firmLinkWords = { zh, en };
