// What every column of the workbooks that are no list and no ledger must say: said a second time, beside the sheets themselves.
import { knownOf } from '../../src/domain/asset-facts.ts';
import { kindOf, type AssetFact, type AssetRecord } from '../../src/domain/asset.ts';
import type { ChannelKind } from '../../src/domain/alerts.ts';
import type { FirmLinkRow } from '../../src/domain/firm-link.ts';
import { isWarm, type FridgeReading, type Sample } from '../../src/domain/kitchen.ts';
import { mealNames } from '../../src/domain/ledgers/samples.ts';
import type { Person } from '../../src/domain/person.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import { placeKinds, type Place } from '../../src/domain/place.ts';
import type { PlanRecord, When } from '../../src/domain/plan.ts';
import type { ReadTokenRow } from '../../src/domain/read-token.ts';
import { fridgeCelsius, type Gap } from '../../src/domain/register.ts';
import type { People } from '../../src/domain/reports.ts';
import type { Hold, RemovedRow, Retention } from '../../src/domain/retention-reports.ts';
import { roleNames } from '../../src/domain/role-names.ts';
import type { RoutePoint } from '../../src/domain/route.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { WebhookEvent, WebhookRow } from '../../src/domain/webhook.ts';
import { at, unshown, type Line } from './list-columns.ts';

type Names = ReadonlyMap<string, string>;

/** `kinds`: of every place, by its id. */
export function placeLine(place: Place, kinds: ReadonlyMap<string, Place['kind']>): Line {
  const all = [...place.ancestors, place];
  const named = (kind: Place['kind']) => all.find(({ id }) => kinds.get(id) === kind)?.name;
  const [building, floor, room, point] = placeKinds.map(named);
  return {
    '楼栋 building': building,
    '楼层 floor': floor,
    '房间 room': room,
    '点位 point': point,
    '编号 code': placeCode(place),
  };
}

export const personLine = (person: Person, cards: People['cards'], wholeNames: Names): Line => ({
  '姓名 name': person.name,
  '账号 account': person.username,
  '岗位 role': roleNames[person.role].zh,
  '部门 department': cards?.[person.id]?.dept,
  '负责地点 scope': person.scope.map((one) => wholeNames.get(one)).join('；') || '全校',
  '手机 phone': cards?.[person.id]?.phone,
});

const periods = { week: '每周', 'half-month': '每半月', month: '每月', quarter: '每季度', term: '每学期' };
function whenSaid(when: When): string {
  if (when.each !== 'day' && when.each !== 'once') return periods[when.each];
  const spans = when.spans.map(({ from, to, every }) => `${from}-${to}${every ? ` 每${every}分钟` : ''}`).join('，');
  if (when.each === 'once') return `${when.day} ${spans}`;
  const days = when.weekdays.toSorted((a, b) => a - b).map((day) => `周${'一二三四五六日'[day - 1]}`);
  return `${days.length === 7 ? '每天' : days.join('、')} ${spans}`;
}

type Around = { wholeNames: Names; accounts: Names; shifts: Names };
export function planLine(plan: PlanRecord, points: readonly RoutePoint[], around: Around): Line {
  const lists = points.map(({ templates }) => templates.join('、'));
  const isOne = new Set(lists).size < 2;
  const where = points.map(({ placeId }, n) => around.wholeNames.get(placeId) + (isOne ? '' : `【${lists[n]}】`));
  const { shifts = [], roles, people } = plan.who;
  const who = [
    ...shifts.map((one) => around.shifts.get(one)),
    ...roles.map((role) => roleNames[role].zh),
    ...people.map((one) => around.accounts.get(one)),
  ];
  return {
    '计划 plan': plan.name,
    '检查表 checklists': isOne ? lists[0] : '',
    '地点 places': where.join('\n'),
    '人员 who': who.join('、'),
    '时间 when': whenSaid(plan.when),
  };
}

const ways = { 'kitchen-waste': '作餐厨垃圾处理', destroyed: '当场销毁', 'handed-over': '交给检查人员' };
const both = (parts: readonly unknown[], between: string): string => parts.filter(Boolean).join(between);

function remarks({ kept, disposed, missed, ...sample }: Sample): string {
  return both(
    [
      missed && `缺样：${missed.reason}`,
      kept?.late && '补留',
      kept?.sure === false && '时间待核',
      kept?.asked && `不足学校要求的 ${kept.asked} 克`,
      disposed?.early && '没到学校要求的时间就处置',
      disposed && `处置见证人：${disposed.witness}`,
      disposed?.note,
      sample.state === 'handed-over' && `移交给${sample.handedOver.unit} ${sample.handedOver.taker}`,
    ],
    '；',
  );
}

const mealOf = ({ day, meal, dish }: Gap | Sample): Line => ({
  日期: day,
  餐次: mealNames[meal],
  '菜品（食品）名称': dish,
});

export function sampleLine(sample: Sample, readings: readonly FridgeReading[], timeZone: string): Line {
  const { kept } = sample;
  const gone = sample.state === 'handed-over' ? sample.handedOver : sample.disposed;
  const clock = { timeZone };
  return {
    ...mealOf(sample),
    '留样量（g）': kept?.grams,
    '留样时间（月日时分）': at(kept?.takenAt, clock),
    留样人: sample.byName,
    '留样柜编号／层位': both([kept?.fridge, kept?.shelf], '／'),
    容器或标签编号: kept?.box,
    '冷藏温度（℃）': fridgeCelsius(sample, readings),
    照片: kept?.photos?.length,
    应保存至: at(kept?.keepUntil, clock),
    处置时间: at(gone?.at, clock),
    处置方式: sample.state === 'handed-over' ? '移交' : sample.disposed && ways[sample.disposed.way],
    处置人: gone?.byName,
    审核人: sample.signed?.byName,
    备注: remarks(sample),
  };
}

/** A dish of which nothing was said has the columns of `sampleLine`, and nothing in most of them. */
export const gapLine = (gap: Gap): Line => ({ ...mealOf(gap), 备注: '没有留样，也没有写原因' });

export const readingLine = (reading: FridgeReading, timeZone: string): Line => ({
  日期: reading.day,
  时间: at(reading.at, { timeZone }).slice(11),
  柜号: reading.fridge,
  '温度（℃）': reading.again ?? reading.celsius,
  '是否正常（0–8）': isWarm(reading) ? '否' : '是',
  处理:
    reading.again === null
      ? ''
      : `第一次 ${reading.celsius} ℃，再量 ${reading.again} ℃${isWarm(reading) ? '，已报隐患' : ''}`,
  记录人: reading.byName,
});

const kinds = {
  extinguisher: '灭火器',
  panel: '配电箱',
  rcd: '漏保',
  fridge: '冷藏柜',
  freezer: '冷冻柜',
  'sample-fridge': '留样柜',
  lift: '电梯',
  boiler: '锅炉',
  'pressure-vessel': '压力容器',
  licence: '证照',
  other: '其他设备',
};
const agents = { powder: '干粉', co2: '二氧化碳', water: '水基' };

export function equipmentLine(asset: AssetRecord, wholeNames: Names): Line {
  const known = (fact: AssetFact) => knownOf(asset, fact).value;
  return {
    '编号 number': asset.label,
    '类别 category': kinds[kindOf(asset)],
    '类型规格 agent': asset.agent && agents[asset.agent],
    '位置 place': wholeNames.get(asset.placeId),
    '出厂日期 made': known('made'),
    '最近维修日期 serviced': asset.serviced,
    '检验日期 inspected': known('checked'),
    '下次检验日期 next': known('due'),
    '备注 remarks': asset.note,
    '登记号 line': asset.id,
  };
}

/** How long each kind is kept; what, whose and where stand in no screen. */
export const keptLines = ({ years }: Retention): Line[] =>
  Object.entries({
    检查记录: '本版本不自动删除',
    从业人员晨检: '本版本不自动删除',
    来访登记: '本版本不自动删除',
    检查照片和录音: `${years.photos} 年`,
    隐患和整改材料: `照片自办结起 ${years.cases} 年，重大的永久；文字本版本不自动删除`,
    '晚查寝（点名）名单': `${years.names} 年后遮盖，只留人数`,
    食品留样登记: `照片 ${Math.max(years.food, years.photos)} 年；登记本版本不自动删除`,
    巡查轨迹: `照片 ${years.photos} 年；时间和位置本版本不自动删除`,
    账号: '离职后停用，记录仍留',
    登录和手机: '登录：退出即删，最长 90 天；数字密码：作废即删；手机的登记本版本不自动删除',
    通知地址: '关掉通知即删；退出登录后不再用，下次发通知时删除',
    联系方式: '可随时删除',
    师生上报人的联系方式: '办结 90 天后删除',
    给外单位的链接: '电话：链接失效 90 天后删除；进度随隐患',
    站内消息: '90 天',
    宿舍照片查看记录: `${years.audit} 年`,
    操作日志: `不少于 ${years.audit} 年`,
  }).map(([what, long]) => ({
    类别: what,
    内容: unshown,
    涉及谁: unshown,
    敏感个人信息: unshown,
    存放处: unshown,
    保存期限: long,
  }));

export const pastLines = ({ years, past }: Retention): Line[] =>
  (
    [
      ['检查记录、巡查轮次', 'rounds'],
      ['办结的隐患（重大的除外）', 'cases'],
      ['留样登记、柜温、菜单', 'food'],
    ] as const
  ).map(([what, key]) => ({ 类别: what, 保存年限: years[key], 份数: past?.[key], 为什么: unshown }));

const leading: ReadonlySet<string> = new Set([
  'duty_leader',
  'safety_office',
  'logistics_head',
  'vice_principal',
  'principal',
]);
export const rightsLine = ({ name, role, scope, left }: Person, names: Names): Line => ({
  姓名: name,
  岗位: roleNames[role].zh,
  负责范围: scope.map((one) => names.get(one)).join('、') || '全校',
  看全校记录: leading.has(role) && scope.length === 0 ? '是' : '否',
  账号: left ? '停用' : '在用',
});

export const viewLine = (row: PhotoViews['rows'][number], timeZone: string): Line => ({
  时间: at(row.at, { timeZone }),
  谁: row.personName,
  方式: row.how === 'page' ? '照片墙一页' : '打开一张',
  张数: row.photos.length,
});

export const removedLine = (row: RemovedRow, timeZone: string): Line => ({
  总账行: row.seq,
  时间: at(row.at, { timeZone }),
  清理了什么: row.rule === 'photos' ? '照片原图' : '点名名单',
  保存年限: row.years,
  此前收到的: at(row.before, { timeZone }),
  数量: row.n,
  证明的校验值: row.hash,
});

export const holdLine = (hold: Hold, timeZone: string): Line => ({
  什么: hold.what === 'all' ? '全部' : hold.name,
  原因: hold.reason,
  谁冻结: hold.byName,
  时间: at(hold.at, { timeZone }),
  解除: hold.lifted?.byName,
  解除时间: at(hold.lifted?.at, { timeZone }),
  解除原因: hold.lifted?.reason,
});

const robots: Record<ChannelKind, string> = {
  wecom: '企业微信',
  dingtalk: '钉钉',
  feishu: '飞书',
  webhook: '学校自己的系统',
};
const told: Partial<Record<WebhookEvent, string>> = {
  'hazard-opened': '新隐患（上报人姓名、地点、文字）',
  'round-missed': '漏巡和漏点',
};
const read: Partial<Record<ReadTokenRow['kinds'][number], string>> = {
  rounds: '巡查（巡查人姓名、到点时间）',
  ledgers: '台账（学生信息已遮盖）',
};
/** `number`: of the case, as the firm is told it. */
export type Link = FirmLinkRow & { number: string };
type Given = {
  channels: readonly { kind: ChannelKind; name: string }[];
  webhooks: readonly WebhookRow[];
  tokens: readonly ReadTokenRow[];
  links: readonly Link[];
  /** Of the push services whose browsers are to be woken. */
  pushHosts: readonly string[];
};
export function processorLines({ channels, webhooks, tokens, links, pushHosts }: Given, timeZone: string): Line[] {
  const line = (by: string, name: string, what: string, since?: number, until?: number): Line => ({
    处理者: by,
    名称: name,
    送去什么: what,
    从何时: at(since, { timeZone }),
    到何时: at(until, { timeZone }),
  });
  const reminder = '提醒文字：地点、检查表、隐患名称；没有照片，没有学生姓名';
  const pushed = '有没有新提醒、什么时候；内容已加密，推送服务看不到，里面没有姓名、地点、照片';
  const firmSees = '地点、文字、整改前的照片（涉及学生和宿舍的不给），没有姓名';
  return [
    ...channels.map(({ kind, name }) => line(robots[kind], name, reminder)),
    ...webhooks.map((one) => line('数据推送', one.name, one.events.map((event) => told[event]).join('；'), one.madeAt)),
    ...tokens
      .filter(({ state }) => state === 'live')
      .map((one) => line('读取令牌', one.name, one.kinds.map((kind) => read[kind]).join('；'), one.madeAt, one.until)),
    ...links
      .filter(({ isLive }) => isLive)
      .map((one) => line('外单位链接', one.firm, `隐患 ${one.number}：${firmSees}`, one.at, one.until)),
    ...pushHosts.map((host) => line('浏览器推送服务', host, pushed)),
  ];
}
