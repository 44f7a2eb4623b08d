// How a checklist template is read off the wire.
import * as v from 'valibot';
import { roles } from '../person.ts';
import { answerTypes, dueCodes, grades } from '../template.ts';
import { Bilingual, Count, filled, typed } from './text.ts';

const NumberLimit = v.strictObject({
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  unit: v.optional(Bilingual),
  note: v.optional(Bilingual),
});

/** A date is abnormal when it is older than `maxAgeDays`, or when it should lie ahead (`mustBeAhead`) and does not. */
const DateLimit = v.strictObject({
  maxAgeDays: v.optional(Count),
  mustBeAhead: v.optional(v.literal(true)),
  note: v.optional(Bilingual),
});

export const Item = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}-\d{2,3}$/, 'bad-item-id')),
  text: Bilingual,
  type: v.picklist(answerTypes),
  /** May be left empty at submission: remarks, and a second signature that comes later. */
  optional: v.optional(v.literal(true)),
  photo: v.picklist(['always', 'on-fail', 'optional', 'none']),
  grade: v.nullable(v.picklist(grades)),
  majorRefs: v.array(filled(8)),
  mayBeMajor: v.boolean(),
  dept: v.nullable(Bilingual),
  due: v.nullable(v.picklist(dueCodes)),
  source: typed(200),
  /** V: the wording was seen; U: 依据待核; P: practice. */
  flag: v.picklist(['V', 'U', 'P']),
  limit: v.optional(NumberLimit),
  /** What may be entered at all, as opposed to what is normal. */
  range: v.optional(v.strictObject({ min: v.number(), max: v.number(), unit: Bilingual })),
  date: v.optional(DateLimit),
  options: v.optional(v.array(v.strictObject({ zh: filled(40), en: filled(60), abnormal: v.boolean() }))),
  columns: v.optional(v.array(Bilingual)),
});

export const Template = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/, 'bad-template-code')),
  version: v.pipe(Count, v.minValue(1)),
  name: Bilingual,
  frequency: Bilingual,
  performedBy: Bilingual,
  signedBy: Bilingual,
  unit: Bilingual,
  applies: Bilingual,
  note: v.nullable(Bilingual),
  /** Who is offered it first; nobody is kept from any. */
  roles: v.array(v.picklist(roles)),
  /** What is usually wrong, offered as chips when an answer is abnormal. */
  reasons: v.pipe(v.array(Bilingual), v.maxLength(12)),
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(500)),
});
