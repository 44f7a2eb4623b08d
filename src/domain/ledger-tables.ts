// The official tables of cases, by name. By itself, because only the desk and the server know them.

/** ledger 隐患排查整改台账, yearly 年度整改销号登记表, major 重大事故隐患治理清单, supervised 挂牌督办清单, open 未销号隐患清单, repeat 反复隐患清单, repairs 报修工单, quarter 季度统计表, year 年度统计表. */
export const ledgerTables = [
  'ledger',
  'yearly',
  'major',
  'supervised',
  'open',
  'repeat',
  'repairs',
  'quarter',
  'year',
] as const;
export type LedgerTableName = (typeof ledgerTables)[number];
/** Those with a line for each case. */
export type CaseTableName = Exclude<LedgerTableName, 'quarter' | 'year'>;
