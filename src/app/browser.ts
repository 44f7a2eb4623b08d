// Which browser this is, as far as it changes what a person has to do.

/** The browsers inside other apps; each is left by its own menu. */
export type HostApp = 'wechat' | 'wecom' | 'qq' | 'dingtalk' | 'feishu';
export type BrowserName =
  | HostApp
  | 'safari'
  | 'huawei'
  | 'xiaomi'
  | 'oppo'
  | 'vivo'
  | 'samsung'
  | 'uc'
  | 'quark'
  | 'qqbrowser'
  | 'firefox'
  | 'edge'
  | 'chrome'
  | 'other';
export type Browser = { name: BrowserName; system: 'android' | 'ios' | 'desktop' };

/** Order matters: most name themselves Chrome or Safari as well, and WeCom names itself WeChat. */
const signs: readonly [RegExp, BrowserName][] = [
  [/wxwork/i, 'wecom'],
  [/MicroMessenger/i, 'wechat'],
  [/DingTalk/i, 'dingtalk'],
  [/Lark|Feishu/i, 'feishu'],
  [/MQQBrowser(?!.* QQ\/)/i, 'qqbrowser'],
  [/ QQ\//, 'qq'],
  [/Quark/i, 'quark'],
  [/UCBrowser|UCWEB/i, 'uc'],
  [/HuaweiBrowser|HBPC/i, 'huawei'],
  [/MiuiBrowser/i, 'xiaomi'],
  [/HeyTapBrowser|OppoBrowser/i, 'oppo'],
  [/VivoBrowser/i, 'vivo'],
  [/SamsungBrowser/i, 'samsung'],
  [/Firefox|FxiOS/i, 'firefox'],
  [/Edg(e|A|iOS)?\//i, 'edge'],
  [/Chrome|CriOS/i, 'chrome'],
  [/Safari/i, 'safari'],
];
const hosts: ReadonlySet<BrowserName> = new Set(['wechat', 'wecom', 'qq', 'dingtalk', 'feishu']);

/** `touchPoints` tells an iPad that calls itself a Mac from a Mac. */
export function browserOf(agent: string, touchPoints = 0): Browser {
  const name = signs.find(([sign]) => sign.test(agent))?.[1] ?? 'other';
  const iPad = /Macintosh/.test(agent) && touchPoints > 1;
  const system =
    /iPhone|iPad|iPod/.test(agent) || iPad ? 'ios' : /Android|HarmonyOS/i.test(agent) ? 'android' : 'desktop';
  return { name, system };
}

export const isInsideApp = (name: BrowserName): name is HostApp => hosts.has(name);

export const thisBrowser = (): Browser => browserOf(navigator.userAgent, navigator.maxTouchPoints);

/** The app runs in its own window, from the icon on the home screen. */
export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);
