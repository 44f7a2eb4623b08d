import { expect, test } from 'vitest';
import { basisOf } from './law-names.ts';

const basis = (law: string, ...majorRefs: string[]): string => basisOf({ law, majorRefs });

test('a paper names laws and clauses, never a code or a number of this product', () => {
  expect(basis('L61 第21、25、31条；XFF 第28条')).toBe(
    '《机关、团体、企业、事业单位消防安全管理规定》第21、25、31条；《消防法》第28条',
  );
  expect(basis('', 'M1', 'M10')).toBe(
    '《教育系统重大事故隐患判定指南》第3条(一)第1项；《教育系统重大事故隐患判定指南》第3条(一)第10项',
  );
});

test('a point of the guide that the item names already is said once, one that it does not is added', () => {
  expect(basis('S10；ZDPD 第3条(一)6', 'M6')).toBe(
    '《中小学校、幼儿园消防安全十项规定》；《教育系统重大事故隐患判定指南》第3条(一)第6项',
  );
  expect(basis('L61 第26条第8项', 'M3')).toBe(
    '《机关、团体、企业、事业单位消防安全管理规定》第26条第8项；《教育系统重大事故隐患判定指南》第3条(一)第3项',
  );
});

test('clauses that nobody has seen, drafts, practice and the laws of other provinces stand on no paper', () => {
  expect(basis('G25201 表A.1（待核）；RYMJ-D 8.6；P；山东条例第20条；讲话一')).toBe('');
  expect(basis('OP18（地方可更高，如200；距出口6')).toBe('');
});
