import type { browsers as zh } from '../zh/browsers.ts';

export const browsers: typeof zh = {
  safari: 'Safari',
  huawei: 'Huawei Browser',
  xiaomi: 'Mi Browser',
  oppo: 'OPPO Browser',
  vivo: 'vivo Browser',
  samsung: 'Samsung Internet',
  uc: 'UC Browser',
  quark: 'Quark',
  qqbrowser: 'QQ Browser',
  firefox: 'Firefox',
  edge: 'Edge',
  chrome: 'Chrome',
  wechat: 'WeChat',
  wecom: 'WeCom',
  qq: 'QQ',
  dingtalk: 'DingTalk',
  feishu: 'Feishu',
  other: 'this browser',
};
