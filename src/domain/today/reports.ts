// What 今日 tells each role besides hazards, rounds and phones (`domain.md` 11), and how the server answers. Shown "as of" its time, never a source of a write.
import * as v from 'valibot';
import type { Role } from '../person.ts';
import { protocol } from '../protocol.ts';
import { Count, Ms } from '../schema/text.ts';

/**
 * absent: 缺寝未闭环, students whose whereabouts nobody wrote down. commitments: 五落实缺项. backlog: 各部门积压. papers: 证照到期. coverage: 留样覆盖. fridge: 留样柜温度.
 * morning: 晨检. deliveries: 验收. appliances: 违规电器. head-count: 点名. dorm-repairs: 设施报修.
 */
export const todayFigures = [
  'absent',
  'samples',
  'companions',
  'commitments',
  'backlog',
  'missed-points',
  'ageing',
  'repair-cost',
  'energy',
  'coverage',
  'fridge',
  'morning',
  'deliveries',
  'papers',
  'night-rounds',
  'appliances',
  'head-count',
  'dorm-repairs',
] as const;
export type TodayFigureName = (typeof todayFigures)[number];

const kitchen: readonly TodayFigureName[] = ['samples', 'coverage', 'fridge', 'morning', 'deliveries', 'papers'];
const dormitory: readonly TodayFigureName[] = ['night-rounds', 'head-count', 'appliances', 'dorm-repairs'];

const told: Partial<Record<Role, readonly TodayFigureName[]>> = {
  principal: ['absent', 'samples', 'companions'],
  vice_principal: ['samples', 'commitments', 'backlog'],
  safety_office: ['samples', 'missed-points'],
  logistics_head: ['samples', 'ageing', 'repair-cost', 'energy'],
  duty_leader: ['samples', ...dormitory],
  patrol_dorm: dormitory,
  sampler: ['samples', 'coverage', 'fridge'],
  food_officer: kitchen,
  food_director: kitchen,
};

/** What this role is told, in the order in which it is shown; nothing for whoever leads nothing. */
export const figuresFor = (role: Role): readonly TodayFigureName[] => told[role] ?? [];

/** The same figure a day, a week or a month earlier, counted up to the same hour. */
export const thans = ['yesterday', 'last-week', 'last-month'] as const;

/**
 * `n`: what is shown; `of`: of so many, where it is a share. `bad`: how many of its lines should not be so. `course`: how it went, a line a thing (`name` empty where
 * there is one), each point with its time (UTC ms).
 */
export const TodayFigure = v.object({
  is: v.picklist(todayFigures),
  n: v.number(),
  of: v.optional(Count),
  bad: Count,
  before: v.optional(v.object({ n: v.number(), than: v.picklist(thans) })),
  course: v.optional(
    v.array(v.object({ name: v.string(), points: v.array(v.object({ at: Ms, n: v.number(), isBad: v.boolean() })) })),
  ),
});
export type TodayFigure = v.InferOutput<typeof TodayFigure>;

export const Today = v.object({ protocol: v.literal(protocol), figures: v.array(TodayFigure), asOf: Ms });
export type Today = v.InferOutput<typeof Today>;
