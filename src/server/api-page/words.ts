// What the page of the API says around what the description says.
export const pageWords = {
  zh: {
    title: '数据接口',
    lead: '学校自己的大屏、报修系统可以用读取令牌读检查、隐患、巡查和台账。只读，不含学生信息、照片和电话。消防主机、配电监控等可以用单独的令牌上报设备告警。',
    token: '令牌在“系统状态 → 看数据接口”里生成，只显示一次。每个请求都带上它：',
    pages:
      '列表按变化的先后排列。把回答里的 next 放进 after，接着读下一页；more 为 false 时读完了，next 留着，以后从这里接着读新的变化。',
    other: { lang: 'en', name: 'English' },
    whole: '全部接口的机器可读说明',
    routes: '有哪些接口',
    events: '推送什么',
    eventsLead:
      '学校可以把发生的事推送到一个网址。每条消息带 x-patrol-signature: t=秒,v1=十六进制，用密钥对“t.正文”做 HMAC-SHA256。回答 2xx 算收到；没收到会重试一天。',
    asked: '参数',
    sent: '请求正文',
    answered: '回答',
    refused: '不能回答时',
    name: '名称',
    meaning: '含义',
    form: '形式',
    code: '代码',
    example: '例子',
    fields: '字段',
  },
  en: {
    title: 'API for others',
    lead: 'A screen in the hall or a repair system of the school reads inspections, hazards, rounds and ledgers with a token. It reads only, and never who a student is, a photo or a number to call. What watches over devices reports their alarms with a token of its own.',
    token:
      'A token is made under System → For other systems → See the API for others, and shown once. Every request carries it:',
    pages:
      'Lists are in the order in which things changed. Put next of the answer into after for the following page; when more is false you have read everything: keep next, and go on from there later with what changed since.',
    other: { lang: 'zh', name: '中文' },
    whole: 'Every route, for machines',
    routes: 'The routes',
    events: 'What is told',
    eventsLead:
      'The school can have what happens told to an address. Each message carries x-patrol-signature: t=<seconds>,v1=<hex>, which is HMAC-SHA256 over "t.body" keyed with the secret. 2xx means taken; otherwise it is tried again for a day.',
    asked: 'Parameters',
    sent: 'Body',
    answered: 'Answer',
    refused: 'When there is no answer',
    name: 'Name',
    meaning: 'Meaning',
    form: 'Form',
    code: 'Code',
    example: 'Example',
    fields: 'Fields',
  },
} as const;

/** What the description says in English, for those who read Chinese. What has no line here is shown as it is. */
export const inChinese: Readonly<Record<string, string>> = {
  'Inspections, in the order in which they changed': '检查记录，按变化的先后',
  'Hazards, in the order in which they changed': '隐患，按变化的先后',
  'Rounds that were begun or closed, in the order in which they changed': '开始过或已截止的巡查，按变化的先后',
  'Report what a device raised; sent again under the same id it is the same case':
    '上报一次设备告警；同一个 id 再报，还是同一件隐患',
  'The ledgers of the school': '学校有哪些台账',
  'Lines of a ledger of up to 1100 days in its order; who a student is stays covered':
    '一本台账的内容，最多 1100 天；学生信息一直遮住',
  'The first day, yyyy-mm-dd in the time zone of the school': '从哪一天起，yyyy-mm-dd，学校所在时区',
  'The last day, yyyy-mm-dd in the time zone of the school': '到哪一天止，yyyy-mm-dd，学校所在时区',
  'The id of a place: only what lies at or below it': '地点编号：只读这里和它下面的',
  'Where the page before ended: its `next`': '上一页回答里的 next',
  'The most rows of a page: 100 when left out, 500 at most': '一页最多几行：不写是 100，最多 500',
  'The name of a ledger, from the list of ledgers': '台账的名称，在“学校有哪些台账”里',
};
