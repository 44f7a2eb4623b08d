// 反弹率 of each department (部门考核, `domain.md` 7.4).
import { Bars } from './bars.tsx';
import { reboundAt } from './counted.ts';
import type { Props } from './hazard-weeks.tsx';
import { Open } from './open.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';

/** Nothing where no department has had anything closed. */
export function Departments({ body: { departments, from, to }, place }: Props) {
  const words = useAnalysisWords();
  if (departments.length === 0) return null;
  return (
    <Bars
      title={words.reboundByDept}
      hint={words.reboundByDeptHint}
      most={100}
      bars={departments.map((one) => {
        const percent = percentOf(one.rebound.n, one.rebound.of) ?? 0;
        const { n, of } = reboundAt(one, { from, to, place });
        return {
          key: one.deptId,
          name: one.deptName,
          says: (
            <>
              <b>{words.share(percent)}</b>
              <span>
                <Open of={n} /> / <Open of={of} />
              </span>
            </>
          ),
          parts: [{ look: 'mid', n: percent }],
        };
      })}
    />
  );
}
