import { expect, test } from 'vitest';
import { admin, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Retention, RemovedPage } from '../../domain/retention-reports.ts';
import { openSchool } from '../school.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { Times } from '../times.contract.ts';

const open = async () => new Times(await openSchool());
const floor = { rounds: 3, cases: 5, food: 2, photos: 3, names: 1, audit: 5 };
const ask = ({ school }: Times, who = sun) => school.json<Retention>(who, 'GET', '/api/retention');
const say = ({ school }: Times, path: string, body: unknown, who = sun) =>
  school.ask(who, 'POST', `/api/retention/${path}`, body);
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('what will go within thirty days is as many as are listed, with what they lose and from when on', async () => {
  const times = await open();
  await times.publishHeadCount();
  const one = await times.record(1);
  const count = await times.count(1, 0, [['305 张三', '']]);
  await times.pass(0, 320);
  expect((await ask(times)).due).toEqual({ things: [], more: false });
  await times.pass(0, 340);
  const [named] = (await ask(times)).due.things;
  expect(named).toMatchObject({ what: 'inspection', id: count.id, photos: 0, names: 1 });
  await times.pass(1, 1);
  await times.keep();
  await times.pass(2, 340);
  const body = await ask(times);
  expect(body.due.things).toEqual([
    expect.objectContaining({ what: 'inspection', id: one.id, photos: 1, names: 0, title: expect.anything() as never }),
  ]);
  await times.pass(3, 1);
  await times.keep();
  const gone = await ask(times);
  expect(gone.due.things).toEqual([]);
  expect(gone.removed.rows.map(({ rule, n }) => [rule, n])).toEqual([
    ['photos', 1],
    ['names', 1],
  ]);
  const { seq } = gone.removed.rows[0]!;
  const older = await times.school.json<RemovedPage>(sun, 'GET', `/api/retention/removed?before=${seq}`);
  expect(older.rows.map(({ rule }) => rule)).toEqual(['names']);
});

test('a removed photo says so in its record, and no photo wall shows it', async () => {
  const times = await open();
  const one = await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  const view = await times.school.json<{ photos: unknown[] }>(sun, 'GET', `/api/inspections/${one.id}`);
  expect(view.photos).toEqual([{ sha256: one.sha256, have: false, removedAt: times.school.clock.ms }]);
  const wall = await times.school.json<{ rows: unknown[] }>(sun, 'GET', '/api/photo-wall');
  expect(wall.rows).toEqual([]);
  const evidence = await (await times.school.ask(sun, 'GET', `/api/inspections/${one.id}/evidence`)).text();
  expect(evidence).toContain('按保存期限已删除（2029-11-23）');
});

test('figures are the floor or longer, and stand in the list of who did what', async () => {
  const times = await open();
  expect((await ask(times)).years).toEqual(floor);
  const short = await say(times, 'years', { ...floor, photos: 2 });
  expect([short.status, await codeOf(short)]).toEqual([422, 'laxer-than-law']);
  expect((await say(times, 'years', { ...floor, photos: 51 })).status).toBe(400);
  expect((await say(times, 'years', { ...floor, photos: 6 })).status).toBe(204);
  expect((await ask(times)).years).toEqual({ ...floor, photos: 6 });
});

test('a hold is placed and ended with a reason, once each, by managers of the whole school', async () => {
  const times = await open();
  const one = await times.record(1);
  const held = { what: 'inspection', about: one.id, reason: '家长起诉' };
  expect((await say(times, 'holds', { ...held, reason: ' ' })).status).toBe(400);
  expect((await say(times, 'holds', { ...held, about: id(9) })).status).toBe(404);
  expect((await say(times, 'holds', { ...held, about: '' })).status).toBe(400);
  expect((await say(times, 'holds', held, admin)).status).toBe(404);
  expect((await say(times, 'holds', held)).status).toBe(204);
  const again = await say(times, 'holds', held);
  expect([again.status, await codeOf(again)]).toEqual([409, 'conflict']);
  const [hold] = (await ask(times)).holds;
  expect(hold).toMatchObject({ what: 'inspection', about: one.id, reason: '家长起诉', byName: sun.name, lifted: null });
  times.school.clock.ms += 1000;
  expect((await say(times, `holds/${hold?.id}/lifted`, { reason: '判决生效' })).status).toBe(204);
  expect((await say(times, `holds/${hold?.id}/lifted`, { reason: '判决生效' })).status).toBe(409);
  expect((await ask(times)).holds[0]?.lifted).toMatchObject({ byName: sun.name, reason: '判决生效' });
  const audit = await times.school.json<{ rows: { kind: string }[] }>(sun, 'GET', '/api/audit?group=retention');
  expect(audit.rows.map(({ kind }) => kind)).toEqual(['hold-lifted', 'hold-placed']);
});

test('who keeps the accounts sees that something is held and will go, and not what; who walks sees nothing', async () => {
  const times = await open();
  const one = await times.record(1);
  await say(times, 'holds', { what: 'inspection', about: one.id, reason: '家长起诉' });
  const seen = await ask(times, admin);
  expect(seen.mayChange).toBe(false);
  expect(seen.holds[0]).toMatchObject({ what: 'inspection', about: '', name: '', reason: '' });
  expect((await times.school.ask(wang, 'GET', '/api/retention')).status).toBe(404);
  const leader = await times.school.join({ name: '冯值', username: 'feng', role: 'duty_leader', scope: [id(2)] });
  expect((await times.school.ask(leader, 'GET', '/api/retention')).status).toBe(404);
  expect((await times.school.ask(admin, 'GET', '/api/retention/inventory')).status).toBe(404);
});

test('the inventory is a workbook with data, roles, views, certificates, holds and processors', async () => {
  const times = await open();
  await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  const { store } = times.school.parts;
  const [certificate] = (await store.retention.certificates(yucai.id, { before: null, limit: 1 })).rows;
  const answered = await times.school.ask(sun, 'GET', '/api/retention/inventory');
  const read = readWorkbook(Buffer.from(await answered.arrayBuffer()));
  const sheets = Object.fromEntries(read.map(({ name, rows }) => [name, rows.map(({ cells }) => [...cells.values()])]));
  expect(Object.keys(sheets)).toEqual([
    '数据清单',
    '过了年限还留着的',
    '岗位与权限',
    '宿舍照片查看',
    '清理证明',
    '冻结',
    '受托处理者',
  ]);
  expect(sheets['岗位与权限']?.flat()).toContain('系统管理员');
  expect(sheets['数据清单']).toEqual([
    ['类别', '内容', '涉及谁', '敏感个人信息', '存放处', '保存期限'],
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
    ['检查照片和录音', '原图、录音', '教职工；可能拍到学生', '是（可能有未满十四周岁的未成年人）', '照片目录', '3 年'],
    [
      '隐患和整改材料',
      '文字、照片、办理过程',
      '教职工；来访人',
      '是（可能有未成年人）',
      '数据库、照片目录',
      '照片自办结起 5 年，重大的永久；文字本版本不自动删除',
    ],
    [
      '晚查寝（点名）名单',
      '房间、班级、去向、联系情况、患病情形',
      '学生',
      '是（未成年人）',
      '数据库（总账）',
      '1 年后遮盖，只留人数',
    ],
    ['食品留样登记', '菜品、时间、签名、照片', '食堂人员', '否', '数据库、照片目录', '照片 3 年；登记本版本不自动删除'],
    [
      '巡查轨迹',
      '到点时间、位置、到点照片',
      '教职工',
      '是（行踪轨迹）',
      '数据库、照片目录',
      '照片 3 年；时间和位置本版本不自动删除',
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
    ['宿舍照片查看记录', '谁、什么时候、看了哪张', '教职工', '否', '数据库（不进总账）', '5 年'],
    ['操作日志', '谁做了什么、网段', '教职工', '否', '数据库', '不少于 5 年'],
  ]);
  expect(sheets['清理证明']?.[1]).toEqual(expect.arrayContaining([certificate?.hash]));
  expect(sheets['宿舍照片查看']?.[1]?.[0]).toContain('只有校长');
  expect(sheets['受托处理者']?.[1]?.[0]).toBe('没有');
});

test('whoever gets anything of it stands in the inventory: groups, other systems that are told, and tokens that still read', async () => {
  const times = await open();
  const { school } = times;
  const { store } = school.parts;
  const made = { madeBy: sun.id, madeAt: school.clock.ms, places: [] };
  const until = school.clock.ms + 86_400_000;
  const token = (n: number, name: string) =>
    store.tokens.add(
      yucai.id,
      { ...made, id: id(n), name, kinds: ['ledgers'], until, tokenHash: `${n}`.repeat(21) },
      9,
    );
  await store.webhooks.add(
    yucai.id,
    { ...made, id: id(901), name: '报修系统', url: 'https://repairs.example', secret: 's', events: ['hazard-opened'] },
    9,
  );
  await token(902, '大厅大屏');
  await token(903, '旧大屏');
  await store.tokens.revoke(yucai.id, id(903), sun.id, school.clock.ms);
  const push = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
  for (const [who, endpoint] of [
    [wang, 'https://push.example.com/1'],
    [sun, 'https://push.example.com/2'],
    [li, 'https://gone.example.com/3'],
  ] as const)
    expect((await school.ask(who, 'POST', '/api/push-subscription', { ...push, endpoint })).status).toBe(204);
  // Whoever signed out is woken no more.
  expect((await school.ask(li, 'DELETE', '/api/session')).ok).toBe(true);
  const file = await school.ask(sun, 'GET', '/api/retention/inventory');
  const read = readWorkbook(Buffer.from(await file.arrayBuffer()));
  const linesOf = (name: string) =>
    read.find((one) => one.name === name)!.rows.map(({ cells }) => Array.from(cells.values()));
  const [, ...lines] = linesOf('受托处理者');
  expect(lines.map(([way, name]) => [way, name])).toEqual([
    ['数据推送', '报修系统'],
    ['读取令牌', '大厅大屏'],
    ['浏览器推送服务', 'push.example.com'],
  ]);
  expect(lines[0]?.[2]).toContain('姓名');
  expect(linesOf('数据清单').find(([what]) => what === '从业人员晨检')?.[3]).toContain('健康');
});

test('what is past its years and kept all the same is counted beside its figure, and in the inventory with why', async () => {
  const times = await open();
  await times.record(1);
  await times.record(2);
  expect((await ask(times)).past).toEqual({ rounds: 0, cases: 0, food: 0 });
  await times.pass(2, 360);
  expect((await ask(times)).past).toEqual({ rounds: 0, cases: 0, food: 0 });
  await times.pass(3, 10);
  expect((await ask(times)).past).toEqual({ rounds: 2, cases: 0, food: 0 });
  const file = await times.school.ask(sun, 'GET', '/api/retention/inventory');
  const sheet = readWorkbook(Buffer.from(await file.arrayBuffer())).find(({ name }) => name === '过了年限还留着的');
  expect(sheet?.rows.map(({ cells }) => cells.get(2))).toEqual(['份数', '2', '0', '0']);
});
