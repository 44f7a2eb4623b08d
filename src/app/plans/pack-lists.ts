// What bad weather, exams and the start of term ask for (`domain.md` 12.22-12.24): whole checklists, and of some only the items that are named.
import type { Pack } from '../../domain/calendar.ts';
import { conditionUses } from '../../domain/logic-rules.ts';
import { recoded } from '../../domain/recoded.ts';
import type { Item, Template } from '../../domain/template.ts';
import type { Bilingual } from '../../domain/text.ts';

export const packLists: Record<Pack, readonly string[]> = {
  rain: ['B1', 'E1', 'A1', 'A2'],
  wind: ['A3', 'A4', 'T2'],
  ice: ['A5'],
  heat: ['A6', 'A7'],
  thunder: ['A8'],
  exam: ['F1', 'A9', 'P1', 'P2', 'E1', 'K2', 'H1'],
  'term-start': ['F3', 'D3', 'E1', 'E2', 'S1', 'G1', 'T1', 'T2', 'B1', 'P1', 'H1', 'A10'],
};

/** Items of a checklist that a pack asks for alone, under a code of their own; no checklist of the library has an A. */
type Part = { of: string; items: readonly string[]; name: Bilingual };
const rain = { zh: '暴雨', en: 'Heavy rain' };
const wind = { zh: '大风', en: 'Strong wind' };
const heat = { zh: '高温', en: 'Heat' };
const parts: Readonly<Record<string, Part>> = {
  A1: { of: 'P1', items: ['P1-14'], name: rain },
  A2: { of: 'H1', items: ['H1-08'], name: rain },
  A3: { of: 'H1', items: ['H1-09'], name: wind },
  A4: { of: 'B1', items: ['B1-02'], name: wind },
  A5: { of: 'H1', items: ['H1-10'], name: { zh: '冰雪', en: 'Ice and snow' } },
  A6: { of: 'E1', items: ['E1-05', 'E1-06'], name: heat },
  A7: { of: 'E3', items: ['E3-06'], name: heat },
  A8: { of: 'B1', items: ['B1-06'], name: { zh: '雷电', en: 'Thunder' } },
  A9: { of: 'F3', items: ['F3-02'], name: { zh: '考试和大型活动', en: 'Exams and events' } },
  // 证照部分: the licences of the canteen, its people and its suppliers.
  A10: { of: 'K2', items: ['K2-01', 'K2-04'], name: { zh: '开学前', en: 'Before term' } },
};

/** The checklist a part is taken from; any other is its own. */
export const wholeOf = (code: string): string => parts[code]?.of ?? code;

/** As the papers name it: P1-14, or B1 for a whole checklist. */
export const namedItems = (code: string): readonly string[] => parts[code]?.items ?? [code];

/** The named items of the school's own checklist as one of their own; null where it has none of them, or `code` is no part. */
export function partOf(code: string, whole: Template): Template | null {
  const part = parts[code];
  const picked = whole.items.filter(({ id }) => part?.items.includes(id));
  if (!part || picked.length === 0) return null;
  const { perAsset, passMark: _, ...head } = whole;
  const isOneByOne = perAsset !== undefined && picked.some(({ once }) => !once);
  return recoded(
    {
      ...head,
      ...(isOneByOne && { perAsset }),
      name: { zh: `${part.name.zh} · ${whole.name.zh}`, en: `${part.name.en} · ${whole.name.en}` },
      frequency: { zh: `${part.name.zh}时`, en: part.name.en },
      items: picked.map((item) => alone(item, picked)),
    },
    code,
  );
}

/** Without conditions on what is not asked, nor a heading that stood above others. */
function alone(item: Item, picked: readonly Item[]): Item {
  const asked = new Set(picked.map(({ id }) => id));
  const { section: _, ...kept } = item;
  for (const use of conditionUses) if (item[use]?.some((one) => !asked.has(one.item))) delete kept[use];
  return kept;
}
