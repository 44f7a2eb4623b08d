// The checkpoints of the demo school: 190 of them, each with a code on the wall (`domain.md` 10.1, school B).
import type { Place } from '../../domain/place.ts';
import type { Fact } from '../entries.ts';
import type { Places } from './cast.ts';
import type { Chance } from './random.ts';

const dormitory = ['东楼梯口', '西楼梯口', '走廊灭火器箱', '水房', '配电箱', '安全出口'];
const teaching = ['东楼梯口', '西楼梯口', '走廊灭火器箱', '卫生间', '配电箱', '饮水点'];
const outside: Record<string, string[]> = {
  教学楼: ['北门厅', '南门厅', '天台门', '消防控制室', '电梯机房', '总配电间'],
  食堂: ['后厨安全出口', '燃气总阀', '灭火毯', '前厅安全出口', '卸货口', '垃圾间', '隔油池', '配电箱'],
  配电室: ['变压器', '电缆沟', '挡鼠板', '绝缘工具柜'],
  图书馆: ['一楼东门', '一楼西门', '二楼阅览区', '书库', '配电箱', '消火栓', '灭火器箱', '安全出口'],
  实验楼: ['危化品库门', '气瓶间', '洗眼器', '通风柜', '配电箱', '灭火器箱', '东楼梯口', '西楼梯口'],
  东门: ['门卫室', '车辆道闸', '防撞柱', '护学岗'],
  西门: ['门卫室', '车辆道闸', '防撞柱', '电动车棚'],
  操场: ['看台', '器材室', '单双杠', '篮球架', '北围墙 1段', '北围墙 2段', '南围墙 1段', '南围墙 2段', '旗台', '沙坑'],
};

const pointsIn = (place: Place): readonly string[] => {
  if (place.kind === 'floor') return place.ancestors[0]?.name === '教学楼' ? teaching : dormitory;
  return place.kind === 'building' ? (outside[place.name] ?? []) : [];
};

/** Added in one step a building; then one lost its label and got a new code, and one was taken out of use. */
export function demoPoints({ all }: Places, luck: Chance, ms: number): Fact[] {
  const points = all.flatMap((above) =>
    pointsIn(above).map((name): Place => ({
      id: luck.id(ms),
      kind: 'point',
      name,
      ancestors: [...above.ancestors, { id: above.id, name: above.name }],
    })),
  );
  const last = points.at(-1)!;
  const steps = Map.groupBy(points, ({ ancestors }) => ancestors[0]?.id);
  return [
    ...[...steps.values()].map(kept),
    kept([{ ...points[0]!, codeId: luck.id(ms) }]),
    kept([{ ...last, retired: { reason: '沙坑改成了绿地' } }]),
  ];
}

const kept = (places: Place[]): Fact => ({
  kind: 'places-kept',
  schema: 1,
  subject: places[0]?.id ?? '',
  body: { places },
});
