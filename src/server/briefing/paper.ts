// A weekly or monthly report as a paper: its title, and the code it is checked by.
import type { BriefingKind, BriefingPeriod } from '../../domain/briefing.ts';
import { briefingNames, type PaperName } from '../../domain/ledgers/names.ts';
import type { Store } from '../store/store.ts';
import { codeOf } from '../ledgers/code.ts';

const papers: Record<BriefingKind, { name: (typeof briefingNames)[number]; title: string; law: string }> = {
  week: { name: 'week-briefing', title: '校园安全周报', law: '校内周报' },
  month: { name: 'month-briefing', title: '校园安全月报', law: '校内月报' },
};

/** Undefined for what is a ledger. */
export const briefingPaper = (name: PaperName) => Object.values(papers).find((one) => one.name === name);

/** `end`: the line of the school's ledger up to which it was counted, and the chain there. */
export const briefingCode = (
  { secret }: Pick<Store, 'secret'>,
  { kind, from, to }: BriefingPeriod,
  inspections: number,
  { seq, chain }: { seq: number; chain: string },
): string =>
  codeOf({ name: papers[kind].name, from, to, within: [], shown: false, count: inspections, seq }, { secret, chain });
