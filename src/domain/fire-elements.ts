// GB 35181-2025 判定要素 in words, for papers and files that are in Chinese only.
import type { StepOf } from './hazard-handling.ts';

export type FireElements = NonNullable<StepOf<'judge'>['elements']>;

export const fireWayNames: Record<FireElements['way'], string> = {
  direct: '直接判定',
  combined: '综合判定',
  neither: '不构成重大火灾隐患',
};

/** Which way, and the elements that were found. */
export const fireElementsText = ({ way, direct, combined }: FireElements): string =>
  [`GB 35181 ${fireWayNames[way]}`, direct && `直接判定要素：${direct}`, combined && `综合判定要素：${combined}`]
    .filter(Boolean)
    .join('；');
