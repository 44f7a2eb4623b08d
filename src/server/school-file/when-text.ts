// When rounds are due, as one cell says it: 每天 22:00-06:00 每120分钟; 周一、周三 08:00-10:00; 每月; 2026-12-01 08:00-10:00.
import * as v from 'valibot';
import type { Span, When } from '../../domain/plan.ts';
import { When as Shape } from '../../domain/schema/plan.ts';

const periodWords = {
  week: ['每周', 'weekly'],
  'half-month': ['每半月', 'half-monthly'],
  month: ['每月', 'monthly'],
  quarter: ['每季度', 'quarterly'],
  term: ['每学期', 'termly'],
} as const;

const dayNames = ['一', '二', '三', '四', '五', '六', '日'];
const dayShort = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const spanText = ({ from, to, every }: Span): string => `${from}-${to}${every === null ? '' : ` 每${every}分钟`}`;
const spansText = (spans: readonly Span[]): string => spans.map(spanText).join('，');

export function whenText(when: When): string {
  if (when.each === 'once') return `${when.day} ${spansText(when.spans)}`;
  if (when.each !== 'day') return periodWords[when.each][0];
  const days = [...when.weekdays].sort((a, b) => a - b);
  const said = days.length === 7 ? '每天' : `周${days.map((day) => dayNames[day - 1]).join('、周')}`;
  return `${said} ${spansText(when.spans)}`;
}

/** null for what says no time that a plan can have. */
export function readWhen(text: string): When | null {
  const said = text.normalize('NFKC').trim().toLowerCase();
  for (const [each, words] of Object.entries(periodWords))
    if ((words as readonly string[]).includes(said)) return { each: each as keyof typeof periodWords };
  const at = said.search(/\d{1,2}:\d\d/);
  if (at <= 0) return null;
  const [days, spans] = [said.slice(0, at).trim(), spansIn(said.slice(at))];
  if (!spans) return null;
  const once = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(days);
  const when: unknown = once
    ? { each: 'once', day: `${once[1]}-${once[2]?.padStart(2, '0')}-${once[3]?.padStart(2, '0')}`, spans }
    : { each: 'day', weekdays: weekdaysIn(days), spans };
  const read = v.safeParse(Shape, when);
  return read.success ? read.output : null;
}

function weekdaysIn(text: string): number[] {
  const days = text.replaceAll(/\s/g, '');
  if (['每天', '每日', 'daily', 'everyday'].includes(days)) return everyDay;
  const found: number[] = [];
  for (const part of days.replaceAll(/每|星期|礼拜|周/g, '').split(/[、,]/)) {
    const ends = part.split(/[至到~-]/).map(weekdayOf);
    const [from, to = from] = ends;
    if (ends.length > 2 || !from || !to || to < from) return [];
    for (let day = from; day <= to; day++) found.push(day);
  }
  return found;
}

/** 0 for none. */
function weekdayOf(text: string): number {
  if (text === '天') return 7;
  const short = dayShort.indexOf(text.slice(0, 3));
  return short >= 0 ? short + 1 : dayNames.indexOf(text) + 1;
}

const clock = String.raw`(\d{1,2}:\d\d)`;
const spanForm = new RegExp(
  `^${clock}\\s*[-~至到]\\s*${clock}(?:\\s*(?:每|every)\\s*(\\d{1,4})\\s*(?:分钟|分|min|minutes)?)?$`,
);

function spansIn(text: string): Span[] | null {
  const spans = text
    .split(/[,，;；\n]/)
    .map((part) => spanForm.exec(part.trim()))
    .map((match) => {
      if (!match) return null;
      const [, from = '', to = '', every] = match;
      return {
        from: from.padStart(5, '0'),
        to: to.padStart(5, '0'),
        every: every === undefined ? null : Number(every),
      };
    });
  return spans.every((span) => span !== null) ? spans : null;
}
