import { expect, test } from 'vitest';
import { browserOf, isInsideApp } from './browser.ts';

const android = 'Mozilla/5.0 (Linux; Android 10; ELS-AN00) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  [`${android} Version/4.0 Chrome/116.0 XWEB/1160 MMWEBSDK/2023 MicroMessenger/8.0.48 Language/zh_CN`, 'wechat'],
  [`${iphone} Mobile/15E148 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh`, 'wecom'],
  [`${android} Version/4.0 MQQBrowser/6.2 Chrome/105.0 Mobile Safari/537.36 V1_AND_SQ_9.0 QQ/9.0.30`, 'qq'],
  [`${android} Version/4.0 Chrome/108.0 Mobile Safari/537.36 AliApp(DingTalk/7.5.0)`, 'dingtalk'],
  [`${iphone} Mobile/15E148 Lark/7.5.6 LarkLocale/zh_CN`, 'feishu'],
])('%s is the inside of an app', (agent, name) => {
  expect(browserOf(agent).name).toBe(name);
  expect(isInsideApp(browserOf(agent).name)).toBe(true);
});

test.each([
  [`${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, 'safari', 'ios'],
  [`${iphone} CriOS/129.0 Mobile/15E148 Safari/604.1`, 'chrome', 'ios'],
  [`${android} Chrome/130.0.0.0 Mobile Safari/537.36`, 'chrome', 'android'],
  [`${android} Chrome/114.0 HuaweiBrowser/15.0.4 Mobile Safari/537.36`, 'huawei', 'android'],
  [`${android} Version/4.0 Chrome/112.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.5`, 'xiaomi', 'android'],
  [`${android} Version/4.0 Chrome/100.0 UCBrowser/16.5 Mobile Safari/537.36`, 'uc', 'android'],
  [`${android} Version/4.0 Chrome/109.0 MQQBrowser/15.1 Mobile Safari/537.36`, 'qqbrowser', 'android'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    'edge',
    'desktop',
  ],
])('%s is a browser of its own', (agent, name, system) => {
  expect(browserOf(agent)).toEqual({ name, system });
  expect(isInsideApp(browserOf(agent).name)).toBe(false);
});

test('an iPad that calls itself a Mac is known by its touch', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15';
  expect([browserOf(mac, 0).system, browserOf(mac, 5).system]).toEqual(['desktop', 'ios']);
});
