// 建筑消防设施故障维修记录表 (8.4), one line a case.
import { titleIn } from '../hazard-title.ts';
import { foundOf, type Hazard } from '../hazard.ts';
import { handlingOf } from '../hazard-handling.ts';
import { interimNames } from '../hazard-ledger-words.ts';
import { byHand, form, joined, text, time, timeOf, whereOf, wide, type LedgerAround } from './form.ts';

type Line = { hazard: Hazard; id: string; of: string; around: LedgerAround };
const perCase = (hazard: Hazard, around: LedgerAround): Line[] => [{ hazard, id: hazard.id, of: hazard.id, around }];
const of = ({ hazard }: Line) => handlingOf(hazard);

export const fireRepairs = form(
  { title: '建筑消防设施故障维修记录表', law: 'GB 25201-2010（表式待核）', sheet: '建筑消防设施故障维修记录表' },
  perCase,
  [
    time('故障发现时间', ({ hazard, around }) => timeOf(foundOf(hazard).at, around)),
    text('发现人', ({ hazard }) => hazard.reportedByName),
    wide('故障部位', ({ hazard, around }) => whereOf(hazard.placeId, hazard.placeName, around)),
    wide('故障描述', ({ hazard }) => joined([titleIn('zh', hazard), hazard.note !== hazard.text.zh && hazard.note])),
    text('是否停用系统', (line) => {
      const { interim } = of(line);
      return interim ? (interim.how === 'stopped' ? '是' : '否') : null;
    }),
    byHand('是否报消防部门备案'),
    wide('安全保护措施', (line) => {
      const { interim, plan } = of(line);
      return joined([interim && joined([interimNames[interim.how], interim.note], '：'), plan?.contingency]);
    }),
    time('维修时间', (line) => timeOf(of(line).rectified?.at, line.around)),
    text('维修人员', (line) => of(line).rectified?.by.name ?? null),
    wide('维修方法', (line) => of(line).rectified?.note ?? null),
    text('故障排除确认（负责人）', (line) => of(line).checked?.by.name ?? null),
  ],
);
