// 个人信息台账: what data is kept, who may see it, who looked, what was removed, who else processes it (`reliability.md` T30).
import { isManager } from '../../domain/person.ts';
import type { RetentionYears } from '../../domain/retention.ts';
import { roleNames } from '../../domain/role-names.ts';
import type { School } from '../../domain/school.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { Parts } from '../env.ts';
import { viewsSince } from './views-since.ts';
import { writeWorkbook, type Cell, type OutSheet } from '../sheets/write-workbook.ts';
import { processors } from './processors.ts';

type Asked = { at: number; showsViews: boolean };
const mostRows = 5000;

const years = (n: number): string => `${n} 年`;
/** Category, what of it, about whom, sensitive or not, where, how long. */
const kinds = (asked: RetentionYears): string[][] => [
  ['检查记录', '答案、备注、签名、时间、位置', '教职工', '否', '数据库（总账）', '本版本不自动删除'],
  [
    '从业人员晨检',
    '体温、发热、腹泻、咽部炎症、健康证有效期',
    '食堂人员',
    '是（健康信息）',
    '数据库（总账）',
    '本版本不自动删除',
  ],
  [
    '来访登记',
    '来访人姓名、事由、被访人',
    '来访人、学生',
    '是（可能有未成年人）',
    '数据库（总账）',
    '本版本不自动删除',
  ],
  [
    '检查照片和录音',
    '原图、录音',
    '教职工；可能拍到学生',
    '是（可能有未满十四周岁的未成年人）',
    '照片目录',
    years(asked.photos),
  ],
  [
    '隐患和整改材料',
    '文字、照片、办理过程',
    '教职工；来访人',
    '是（可能有未成年人）',
    '数据库、照片目录',
    `照片自办结起 ${asked.cases} 年，重大的永久；文字本版本不自动删除`,
  ],
  [
    '晚查寝（点名）名单',
    '房间、班级、去向、联系情况、患病情形',
    '学生',
    '是（未成年人）',
    '数据库（总账）',
    `${asked.names} 年后遮盖，只留人数`,
  ],
  [
    '食品留样登记',
    '菜品、时间、签名、照片',
    '食堂人员',
    '否',
    '数据库、照片目录',
    `照片 ${Math.max(asked.food, asked.photos)} 年；登记本版本不自动删除`,
  ],
  [
    '巡查轨迹',
    '到点时间、位置、到点照片',
    '教职工',
    '是（行踪轨迹）',
    '数据库、照片目录',
    `照片 ${years(asked.photos)}；时间和位置本版本不自动删除`,
  ],
  ['账号', '姓名、账号、岗位、负责范围、密码摘要', '教职工', '否', '数据库', '离职后停用，记录仍留'],
  [
    '登录和手机',
    '手机和浏览器型号、登录和最近联系的时间、还没传完的份数、数字密码摘要',
    '教职工',
    '否',
    '数据库（不进总账）',
    '登录：退出即删，最长 90 天；数字密码：作废即删；手机的登记本版本不自动删除',
  ],
  [
    '没做完的检查',
    '答案、备注、签名（副本，照片不在内）',
    '教职工；可能写到学生',
    '可能',
    '数据库（不进总账）',
    '提交或放弃即删；放着不动 30 天后删除',
  ],
  [
    '通知地址',
    '浏览器推送地址和密钥',
    '教职工',
    '否',
    '数据库（不进总账）',
    '关掉通知即删；退出登录后不再用，下次发通知时删除',
  ],
  ['联系方式', '手机号、部门', '教职工', '否', '数据库（不进总账）', '可随时删除'],
  [
    '师生上报人的联系方式',
    '称呼、电话',
    '学生、家长、教师',
    '是（可能是未成年人）',
    '数据库（不进总账）',
    '办结 90 天后删除',
  ],
  [
    '给外单位的链接',
    '单位名称、电话，填进度的人自己写的姓名',
    '外单位人员',
    '否',
    '数据库（电话不进总账）',
    '电话：链接失效 90 天后删除；进度随隐患',
  ],
  ['站内消息', '提醒文字', '教职工', '否', '数据库', '90 天'],
  ['宿舍照片查看记录', '谁、什么时候、看了哪张', '教职工', '否', '数据库（不进总账）', years(asked.audit)],
  ['操作日志', '谁做了什么、网段', '教职工', '否', '数据库', `不少于 ${years(asked.audit)}`],
];

const keptWhy = '文字在总账里，删了就验不出总账有没有被改过；照片和点名名单另按年限清理';

/** The workbook, and what it is called. `showsViews`: whoever asks may know who looked at photos of the dormitory. */
export async function inventory(
  parts: Pick<Parts, 'store'>,
  school: School,
  { at, showsViews }: Asked,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { store } = parts;
  const time = (ms: number): Cell => ({ time: wallClock(ms, school.timeZone) });
  const people = await store.documents.people(school.id);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const places = new Map((await store.documents.places(school.id)).map(({ id, name }) => [id, name]));
  const asked = await store.retention.years(school.id);
  const past = await store.retention.past(school.id, at);
  const sheets: OutSheet[] = [
    sheet(
      '数据清单',
      [
        ['类别', 16],
        ['内容', 30],
        ['涉及谁', 18],
        ['敏感个人信息', 20],
        ['存放处', 18],
        ['保存期限', 34],
      ],
      kinds(asked),
    ),
    sheet(
      '过了年限还留着的',
      [
        ['类别', 20],
        ['保存年限', 12],
        ['份数', 10],
        ['为什么', 48],
      ],
      [
        ['检查记录、巡查轮次', asked.rounds, past.rounds, keptWhy],
        ['办结的隐患（重大的除外）', asked.cases, past.cases, keptWhy],
        ['留样登记、柜温、菜单', asked.food, past.food, keptWhy],
      ],
    ),
    sheet(
      '岗位与权限',
      [
        ['姓名', 12],
        ['岗位', 16],
        ['负责范围', 30],
        ['看全校记录', 12],
        ['账号', 8],
      ],
      people.map(({ name, role, scope, left }) => [
        name,
        roleNames[role].zh,
        scope.length === 0 ? '全校' : scope.map((id) => places.get(id) ?? '').join('、'),
        isManager({ role }) && scope.length === 0 ? '是' : '否',
        left ? '停用' : '在用',
      ]),
    ),
    sheet(
      '宿舍照片查看',
      [
        ['时间', 18],
        ['谁', 12],
        ['方式', 12],
        ['张数', 8],
      ],
      await viewsOf(parts, school, { at, showsViews }, nameOf, time),
    ),
    sheet(
      '清理证明',
      [
        ['总账行', 10],
        ['时间', 18],
        ['清理了什么', 16],
        ['保存年限', 10],
        ['此前收到的', 18],
        ['数量', 8],
        ['证明的校验值', 68],
      ],
      (await store.retention.certificates(school.id, { before: null, limit: mostRows })).rows.map(
        ({ seq, at: then, hash, body }) => [
          seq,
          time(then),
          body.rule === 'photos' ? '照片原图' : '点名名单',
          body.years,
          time(body.before),
          body.photos.length + body.lines.length,
          hash,
        ],
      ),
    ),
    sheet(
      '冻结',
      [
        ['什么', 40],
        ['原因', 30],
        ['谁冻结', 12],
        ['时间', 18],
        ['解除', 12],
        ['解除时间', 18],
        ['解除原因', 30],
      ],
      (await store.retention.holds(school.id, mostRows)).map(({ what, name, reason, byName, at: then, lifted }) => [
        what === 'all' ? '全部' : name,
        reason,
        byName,
        time(then),
        lifted?.byName ?? '',
        lifted ? time(lifted.at) : '',
        lifted?.reason ?? '',
      ]),
    ),
    sheet(
      '受托处理者',
      [
        ['处理者', 16],
        ['名称', 20],
        ['送去什么', 50],
        ['从何时', 18],
        ['到何时', 18],
      ],
      await processors(parts, school, at),
    ),
  ];
  const day = wallClock(at, school.timeZone).toISOString().slice(0, 10);
  return { name: `个人信息台账 ${school.name} ${day}.xlsx`, bytes: await writeWorkbook(sheets) };
}

const sheet = (
  name: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly Cell[])[],
): OutSheet => ({
  name,
  columns: columns.map(([head, width]) => ({ head, width })),
  rows: rows.length > 0 ? rows : [['没有']],
});

async function viewsOf(
  parts: Pick<Parts, 'store'>,
  school: School,
  { at, showsViews }: Asked,
  nameOf: ReadonlyMap<string, string>,
  time: (ms: number) => Cell,
): Promise<Cell[][]> {
  if (!showsViews) return [['只有校长、分管副校长和系统管理员可以看']];
  const since = await viewsSince(parts, school.id, at);
  const { rows } = await parts.store.photoViews.list(school.id, { since, limit: mostRows });
  return rows.map((row) => [
    time(row.at),
    nameOf.get(row.personId) ?? '',
    row.how === 'full' ? '打开一张' : '照片墙一页',
    row.photos.length,
  ]);
}
