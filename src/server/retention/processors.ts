// 受托处理者: whoever gets anything of what is kept, which is only whom the school itself has let (`reliability.md` T30).
import { isLiveLink } from '../../domain/firm-link-rules.ts';
import { sessionMs } from '../../domain/protocol.ts';
import type { TokenKind } from '../../domain/read-token.ts';
import type { WebhookEvent } from '../../domain/webhook.ts';
import type { School } from '../../domain/school.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { Parts } from '../env.ts';
import { idleMs } from '../sessions.ts';
import type { FirmLink } from '../store/firm-link-store.ts';
import type { Cell } from '../sheets/write-workbook.ts';

const robots = { wecom: '企业微信', dingtalk: '钉钉', feishu: '飞书', webhook: '学校自己的系统' } as const;
const told: Record<WebhookEvent, string> = {
  'inspection-received': '检查记录（检查人姓名、地点、备注）',
  'hazard-opened': '新隐患（上报人姓名、地点、文字）',
  'hazard-changed': '隐患进展（办理人姓名、文字）',
  'hazard-closed': '隐患办结（办理人姓名、文字）',
  'round-closed': '巡查轮次',
  'round-missed': '漏巡和漏点',
  'sample-late': '留样晚了',
};
const read: Record<TokenKind, string> = {
  inspections: '检查记录（检查人姓名、地点、备注）',
  hazards: '隐患（上报人和办理人姓名、文字）',
  rounds: '巡查（巡查人姓名、到点时间）',
  ledgers: '台账（学生信息已遮盖）',
  metrics: '服务器运行情况，没有个人信息',
  alarms: '只上报设备告警，什么也读不到',
};

type Has = Pick<Parts, 'store'>;

/** A line each: by which way, who, what goes there, and, where that is known, since when and until when. `at`: UTC ms; what is over or revoked by then reads nothing. */
export async function processors({ store }: Has, school: School, at: number): Promise<Cell[][]> {
  const { id: schoolId } = school;
  const time = (ms: number): Cell => ({ time: wallClock(ms, school.timeZone) });
  const [channels, webhooks, tokens, links, pushHosts] = await Promise.all([
    store.alerts.channels(schoolId),
    store.webhooks.list(schoolId),
    store.tokens.list(schoolId),
    liveLinks({ store }, schoolId, at),
    store.pushes.hosts(schoolId, { seen: at - idleMs, made: at - sessionMs }),
  ]);
  return [
    ...channels.map(({ kind, name }) => [
      robots[kind],
      name,
      '提醒文字：地点、检查表、隐患名称；没有照片，没有学生姓名',
    ]),
    ...webhooks.map(({ name, events, madeAt }) => [
      '数据推送',
      name,
      events.map((event) => told[event]).join('；'),
      time(madeAt),
    ]),
    ...tokens
      .filter(({ revokedAt, until }) => revokedAt === null && until > at)
      .map(({ name, kinds, madeAt, until }) => [
        '读取令牌',
        name,
        kinds.map((kind) => read[kind]).join('；'),
        time(madeAt),
        time(until),
      ]),
    ...links.map(({ firm, number, madeAt, until }) => [
      '外单位链接',
      firm,
      `隐患 ${number}：地点、文字、整改前的照片（涉及学生和宿舍的不给），没有姓名`,
      time(madeAt),
      time(until),
    ]),
    ...pushHosts.map((host) => [
      '浏览器推送服务',
      host,
      '有没有新提醒、什么时候；内容已加密，推送服务看不到，里面没有姓名、地点、照片',
    ]),
  ];
}

/** Those that open their case now. */
async function liveLinks({ store }: Has, schoolId: string, at: number): Promise<FirmLink[]> {
  const links = await store.firmLinks.open(schoolId, at);
  const cases = await Promise.all(links.map(({ hazardId }) => store.documents.read(schoolId, 'hazard', hazardId)));
  return links.filter((link, n) => {
    const hazard = cases[n];
    return hazard && isLiveLink(link, hazard, at);
  });
}
