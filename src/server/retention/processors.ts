// 受托处理者: whoever gets anything of what is kept, which is only whom the school itself has let (`reliability.md` T30).
import type { TokenKind } from '../../domain/read-token.ts';
import type { WebhookEvent } from '../../domain/webhook.ts';
import type { Parts } from '../env.ts';
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

/** A line each: by which way, who, and what goes there. `at`: UTC ms; tokens that are over or revoked by then read nothing. */
export async function processors({ store }: Pick<Parts, 'store'>, schoolId: string, at: number): Promise<Cell[][]> {
  const [channels, webhooks, tokens] = await Promise.all([
    store.alerts.channels(schoolId),
    store.webhooks.list(schoolId),
    store.tokens.list(schoolId),
  ]);
  return [
    ...channels.map(({ kind, name }) => [
      robots[kind],
      name,
      '提醒文字：地点、检查表、隐患名称；没有照片，没有学生姓名',
    ]),
    ...webhooks.map(({ name, events }) => ['数据推送', name, events.map((event) => told[event]).join('；')]),
    ...tokens
      .filter(({ revokedAt, until }) => revokedAt === null && until > at)
      .map(({ name, kinds }) => ['读取令牌', name, kinds.map((kind) => read[kind]).join('；')]),
  ];
}
