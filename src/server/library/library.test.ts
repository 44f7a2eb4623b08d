import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkLogic } from '../../domain/logic-rules.ts';
import { exitItems } from '../../domain/exit-items.ts';
import { facilities, usualFacilities, type Facility } from '../../domain/school.ts';
import { Template } from '../../domain/schema/template.ts';
import { answerTypes, type Item } from '../../domain/template.ts';
import { builtInTemplates, isRecordSheet } from './library.ts';

const library = builtInTemplates({ kind: 'university', facilities: [...facilities] });
const sheets = library.filter(isRecordSheet);
/** The checklists of the papers. */
const everything = library.filter((template) => !isRecordSheet(template));
/** What the papers ask beside the item that stands in the reference: a second signature of its own. */
const secondSignatures = new Set(['F2-18', 'F3-34', 'D2-11', 'K2-37', 'K6-09']);
const items = everything.flatMap((template) => template.items.filter(({ id }) => !secondSignatures.has(id)));
const sheetCodes = (...has: Facility[]) =>
  builtInTemplates({ kind: 'primary', facilities: has })
    .filter(isRecordSheet)
    .map(({ code }) => code);
const codes = (...has: Facility[]) =>
  builtInTemplates({ kind: 'primary', facilities: has })
    .filter((one) => !isRecordSheet(one))
    .map(({ code }) => code);
const count = (is: (item: Item) => boolean) => items.filter(is).length;
const han = /\p{Script=Han}/u;

/** Every English text anywhere inside a value. */
function english(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'en' ? [String(inner)] : english(inner)));
}

test('a school that has everything gets 35 checklists with 422 items', () => {
  expect(everything).toHaveLength(35);
  expect(items).toHaveLength(422);
});

test('every checklist is a template as the domain knows it, in its first version', () => {
  for (const template of library) expect(v.parse(Template, template)).toEqual({ ...template, version: 1 });
});

test('every kind of answer occurs as often as in the reference', () => {
  const perType = Object.fromEntries(answerTypes.map((type) => [type, count((item) => item.type === type)]));
  expect(perType).toEqual({ PF: 246, NUM: 83, CH: 8, TXT: 6, DATE: 25, TIME: 2, PHOTO: 4, SIGN: 17, TABLE: 31 });
});

test('how sure each source is and how grave each item is stay as in the reference', () => {
  expect(count((item) => item.flag === 'V')).toBe(192);
  expect(count((item) => item.flag === 'P')).toBe(126);
  expect(count((item) => item.flag === 'U')).toBe(104);
  expect(count((item) => item.grade === 'G')).toBe(175);
  expect(count((item) => item.grade === 'L')).toBe(186);
  expect(count((item) => item.grade === 'MS')).toBe(36);
  expect(count((item) => item.grade === null)).toBe(25);
});

test('ids are unique and begin with the code of their checklist', () => {
  expect(new Set(everything.map(({ code }) => code)).size).toBe(35);
  const ids = library.flatMap((template) => template.items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const template of library) {
    for (const item of template.items) expect(item.id).toMatch(new RegExp(`^${template.code}-`));
  }
});

test('no English text holds Chinese characters, and no name is left in English only', () => {
  expect(english(library).filter((text) => han.test(text))).toEqual([]);
  for (const { name, items } of library) {
    expect(name.zh).toMatch(han);
    for (const item of items) expect(item.text.zh).toMatch(han);
  }
});

/** Every Chinese text anywhere inside a value, but where it comes from: a source may say that its article is unverified. */
function shown(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'zh' ? [String(inner)] : shown(inner)));
}

test('what staff read of a checklist holds no note of whoever drafted it', () => {
  const notes = /(?<!依据)待核|草案|[同见] ?[A-Z]\d|见表单|多行|字段|系统自房间/;
  expect(shown(library).filter((text) => notes.test(text))).toEqual([]);
  // Of a source that is practice, P stands alone and is not read out.
  expect(library.flatMap((one) => one.items).filter(({ source }) => /\bP（/.test(source))).toEqual([]);
  expect(english(library).filter((text) => /\(rows|verified\)|interval to be|\bas F1|see [A-Z]\d/.test(text))).toEqual([
    library.find(({ code }) => code === 'F5')?.note?.en,
  ]);
});

test('正常 is the answer to what is found as it should be: what must not be there is asked as absent', () => {
  const textOf = new Map(items.map((item) => [item.id, item.text]));
  const absent = 'D1-02 D1-03 D1-04 D1-05 D1-17 D2-07 H1-03 W1-01 W1-06 P2-02 P2-03 F8-01'.split(' ');
  for (const id of absent) {
    expect(textOf.get(id)?.zh, id).toMatch(/^(无|没有|不在)|没有/);
    expect(textOf.get(id)?.en, id).toMatch(/^(No|Not)\b/);
  }
  for (const id of ['B1-01', 'B1-02', 'F3-19', 'P2-04', 'P2-05']) expect(textOf.get(id)?.zh, id).toMatch(/无|没有/);
});

test('every choice has at least one normal and one abnormal option', () => {
  for (const item of items.filter(({ type }) => type === 'CH')) {
    expect(new Set(item.options?.map((option) => option.abnormal)), item.id).toEqual(new Set([true, false]));
  }
});

test('options, columns and date rules belong to their kind of answer alone', () => {
  for (const item of items) {
    expect(item.options !== undefined, item.id).toBe(item.type === 'CH');
    expect(item.columns !== undefined, item.id).toBe(item.type === 'TABLE');
    expect(item.date !== undefined, item.id).toBe(item.type === 'DATE');
    expect(item.limit !== undefined || item.range !== undefined, item.id).toBe(item.type === 'NUM');
  }
});

test('what a column asks belongs to its type, and its choices include a normal one', () => {
  for (const { id, columns = [] } of library.flatMap((template) => template.items)) {
    for (const { type, limit, date, options, total } of columns) {
      expect(options !== undefined, id).toBe(type === 'CH');
      expect(type === 'NUM' || (limit === undefined && total === undefined), id).toBe(true);
      expect(type === 'DATE' || date === undefined, id).toBe(true);
      expect(options?.some((option) => !option.abnormal) ?? true, id).toBe(true);
    }
  }
});

test('conditions name earlier items, so every checklist could be published by hand', () => {
  for (const template of library) expect(() => checkLogic(template), template.code).not.toThrow();
});

const all = library.flatMap((template) => template.items);

test('only remarks, what is measured when it is installed and the signature of guests may be left empty, and four signatures come later', () => {
  expect(all.filter((item) => item.optional).map(({ id }) => id)).toEqual([
    'F1-18',
    'F2-16',
    'F5-08',
    'K2-37',
    'K3-05',
    'P2-06',
  ]);
  expect(all.filter((item) => item.later).map(({ id }) => id)).toEqual(['F1-20', 'F2-18', 'F3-34', 'D2-11']);
});

test('reasons offered as chips are short', () => {
  for (const { code, reasons } of library) {
    expect(reasons.length, code).toBeGreaterThanOrEqual(5);
    expect(reasons.length, code).toBeLessThanOrEqual(7);
    for (const reason of reasons) expect(Array.from(reason.zh).length, reason.zh).toBeLessThanOrEqual(6);
  }
});

test('a day primary school gets no dormitory checklist', () => {
  const day = codes(...usualFacilities.primary);
  expect(day.filter((code) => code.startsWith('D'))).toEqual([]);
  expect(day).not.toContain('F2');
  expect(day).toContain('K1');
});

test('boarding brings the night patrol and the four dormitory checklists', () => {
  const plain = codes();
  expect(codes('boarding').filter((code) => !plain.includes(code))).toEqual(['F2', 'D1', 'D2', 'D3', 'D4']);
});

test('a school that orders its meals gets their acceptance and the monthly meeting, and no canteen checks', () => {
  expect(codes('catering').filter((code) => code.startsWith('K'))).toEqual(['K4', 'K6']);
});

test('a school that has nothing special gets the checklists for every school', () => {
  expect(codes()).toEqual('F1 F3 F5 F6 F8 E1 E2 E3 E5 P1 P2 H1 H2 T1 T2 B1 W1'.split(' '));
});

test('record sheets come with what the school has, and none of them counts among the 35', () => {
  expect(sheets.map(({ code }) => code)).toEqual('R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11'.split(' '));
  expect(sheetCodes()).toEqual('R5 R6 R7 R8 R9'.split(' '));
  const brought = (facility: Facility) => sheetCodes(facility).filter((code) => !sheetCodes().includes(code));
  expect(brought('canteen')).toEqual(['R1', 'R2']);
  expect(brought('catering')).toEqual(['R2']);
  expect(brought('boarding')).toEqual(['R3']);
  expect(brought('laboratory')).toEqual(['R4']);
  expect(brought('lift')).toEqual(['R10', 'R11']);
});

test('no sheet asks for the number of an identity card', () => {
  const visitors = sheets.find(({ code }) => code === 'R3')!;
  const asked = visitors.items.flatMap(({ columns = [] }) => columns).filter(({ zh }) => /证件|身份/.test(zh));
  expect(asked.map(({ type, options }) => [type, options?.map(({ zh }) => zh)])).toEqual([['CH', ['是', '否']]]);
});

test('every item that asks whether a way out opens is told at once when it does not; the door of a room and its window are none', () => {
  const asked = items.filter(({ text }) => /可从内部|可开|手动开启/.test(text.zh)).map(({ id }) => id);
  expect(asked.filter((id) => id !== 'D1-07' && id !== 'D1-08').toSorted()).toEqual([...exitItems].toSorted());
});
