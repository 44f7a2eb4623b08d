// What was found, as it is shown: its name, where and whose it is, and the words marked where they stand.
import { titleOf } from '../../domain/hazard-titles.ts';
import { boxCode } from '../../domain/short-code.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { isOver } from '../../domain/hazard-words.ts';
import type { Sample } from '../../domain/kitchen.ts';
import type { Marked, SearchField, SearchHit } from '../../domain/search.ts';
import type { Bilingual } from '../../domain/text.ts';
import type { Template } from '../../domain/template.ts';
import type { Indexed } from '../store/search-store.ts';
import { peopleOf, writtenIn, writtenOf, writtenOn, type Field } from './fields.ts';
import { allMarks, ready, stands, type Word } from './words.ts';

type Line = { is: SearchField; text: string; isName: boolean };
/** `always`: shown whatever was asked; of `written` only what a word stands in. */
type Shown = { title: Bilingual; always: readonly Line[]; written: readonly Field[] };

/** What has to be known besides the document. */
export type Reads = { template: (of: Pick<Template, 'code' | 'version'>) => Template | undefined; timeZone: string };

const line = (is: SearchField, text: string): Line => ({ is, text, isName: is === 'place' || is === 'person' });

function shownOf({ type, body }: Indexed, { template, timeZone }: Reads): Shown {
  if (type === 'inspection') return ofRecord(body, template(body.inspection.template));
  return type === 'hazard' ? ofHazard(body, timeZone) : ofSample(body);
}

const ofRecord = (record: InspectionRecord, template: Template | undefined): Shown => ({
  title: record.templateName,
  always: [line('place', record.placeName), line('person', record.byName)],
  written: writtenIn(record, template),
});

const ofHazard = (hazard: Hazard, timeZone: string): Shown => ({
  title: titleOf(hazard),
  always: [line('place', hazard.placeName)],
  written: [
    ...writtenOf(hazard, timeZone),
    ...peopleOf(hazard).map(({ name }): Field => ({ is: 'person', text: name })),
  ],
});

const ofSample = (sample: Sample): Shown => ({
  title: { zh: sample.dish, en: sample.dish },
  always: [line('place', sample.canteenName), line('person', sample.byName)],
  written: writtenOn(sample),
});

/** Do all words stand somewhere in it? For where the index cannot tell. */
export function standsIn(document: Indexed, words: readonly Word[], reads: Reads): boolean {
  const { title, always, written } = shownOf(document, reads);
  const texts = [
    ...[title.zh, title.en].map((text) => ready(text, document.type !== 'hazard')),
    ...always.map(({ text, isName }) => ready(text, isName)),
    ...written.map(({ text }) => ready(text, false)),
  ];
  return words.every((word) => texts.some((text) => stands(text, word)));
}

/** Letters before the first mark, and in all, of a long text. */
const [lead, longest] = [16, 90];

/** Of a long text the part around the first mark. */
export function marked(text: string, words: readonly Word[], isName: boolean): Marked {
  const marks = allMarks(ready(text, isName), words);
  if (text.length <= longest) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  const from = whole(text, Math.max(0, first - lead));
  const to = whole(text, Math.min(text.length, from + longest));
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: marks.filter(([, end]) => end <= to).map(([a, b]) => [a + shift, b + shift]),
  };
}

/** Never between the halves of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

const mostLines = 3;

export function hitOf(document: Indexed, words: readonly Word[], isExact: boolean, reads: Reads): SearchHit {
  const { title, always, written } = shownOf(document, reads);
  const isNamed = document.type !== 'hazard';
  const all = written
    .map(({ is, text }) => ({ is, text: marked(text, words, is === 'person') }))
    .filter(({ is, text }) => text.marks.length > 0 || (isExact && is === 'number'));
  const told = new Set<string>();
  const lines = all.filter(({ text }) => !told.has(text.text) && told.add(text.text)).slice(0, mostLines);
  return {
    kind: document.type,
    id: document.id,
    title: { zh: marked(title.zh, words, isNamed), en: marked(title.en, words, isNamed) },
    lines: [...always.map(({ is, text, isName }) => ({ is, text: marked(text, words, isName) })), ...lines],
    at: momentOf(document),
    ...(document.type === 'sample' && { open: boxCode(document.id) }),
    isExact,
    isOver: isDone(document),
  };
}

function momentOf({ type, body }: Indexed): number | null {
  if (type === 'inspection') return body.submittedAt;
  return type === 'hazard' ? body.reportedAt : (body.kept?.takenAt ?? body.missed?.at ?? null);
}

function isDone({ type, body }: Indexed): boolean {
  if (type === 'inspection') return body.state === 'withdrawn';
  return type === 'hazard' ? isOver(body.state) : body.state !== 'kept';
}
