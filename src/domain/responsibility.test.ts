import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { actsFor, responsibleFor, type Responsibility } from './responsibility.ts';

const { dian, shui, zong, logistics } = cases;
const [dorms, kitchens] = [cast.id(41), cast.id(42)];
const book: Responsibility = {
  departments: [
    { id: logistics, name: '总务处', headId: zong.id, deputies: [shui.id] },
    { id: dorms, name: '宿管部', headId: cast.wang.id, deputies: [] },
    { id: kitchens, name: '食堂', headId: null, deputies: [] },
  ],
  rules: [
    { placeId: null, category: null, deptId: logistics, personId: null },
    { placeId: null, category: 'electricity', deptId: logistics, personId: dian.id },
    { placeId: cast.dorm3.id, category: null, deptId: dorms, personId: cast.wang.id },
    { placeId: cast.canteen.id, category: 'kitchen', deptId: kitchens, personId: null },
  ],
  absences: [],
  checkerMayClose: false,
};
const find = (
  over: Partial<Responsibility>,
  gone: string[] = [],
  place = cast.canteen,
  category = 'electricity' as const,
) => responsibleFor({ ...book, ...over }, place, category, '2026-11-23', (id) => !gone.includes(id));

test('the nearer place counts before the category, and the category before a rule for all', () => {
  const here = () => true;
  expect(responsibleFor(book, cast.floor2, 'electricity', '2026-11-23', here).personId).toBe(cast.wang.id);
  expect(responsibleFor(book, cast.canteen, 'electricity', '2026-11-23', here)).toMatchObject({
    personId: dian.id,
    via: 'rule',
  });
  expect(responsibleFor(book, cast.canteen, 'fire', '2026-11-23', here)).toMatchObject({
    personId: zong.id,
    via: 'head',
  });
});

test('whoever is away is stood in for, then by the head, then by a deputy, then by the safety office', () => {
  const away = (personId: string, deputyId: string | null) => ({
    personId,
    from: '2026-11-20',
    to: '2026-11-23',
    deputyId,
  });
  expect(find({ absences: [away(dian.id, cast.li.id)] })).toMatchObject({ personId: cast.li.id, via: 'deputy' });
  expect(find({ absences: [away(dian.id, null)] })).toMatchObject({ personId: zong.id, via: 'head' });
  expect(find({}, [dian.id, zong.id])).toMatchObject({ personId: shui.id, via: 'deputy' });
  expect(find({}, [dian.id, zong.id, shui.id])).toEqual({ deptId: logistics, personId: null, via: 'office' });
  expect(find({ rules: [] })).toEqual({ deptId: null, personId: null, via: 'office' });
  // The day after it is over.
  const over = { ...away(dian.id, cast.li.id), to: '2026-11-22' };
  expect(find({ absences: [over] }).personId).toBe(dian.id);
});

test('a case may be worked on by its person, the head and the deputies, and while away by whoever stands in', () => {
  const whose = { personId: dian.id, deptId: logistics };
  const may = (id: string, absences: Responsibility['absences'] = []) =>
    actsFor({ ...book, absences }, id, whose, '2026-11-23');
  expect([dian.id, zong.id, shui.id].every((id) => may(id))).toBe(true);
  expect(may(cast.li.id)).toBe(false);
  expect(may(cast.li.id, [{ personId: dian.id, from: '2026-11-23', to: '2026-11-23', deputyId: cast.li.id }])).toBe(
    true,
  );
});
