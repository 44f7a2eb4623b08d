// The main job in browsers that are not Chromium: signed in, without a network from before the app is opened, twenty items, left in the
// middle, handed in; and with the network back everything arrives by the open page alone.
import { fileURLToPath } from 'node:url';
import build from '../e2e/build.ts';
import { openSchool, password, received, type School } from '../e2e/school.ts';
import { WatchedLine } from './browser/watched-line.ts';
import type { Browser, Driver } from './drive/driver.ts';
import { firefox } from './drive/firefox.ts';
import { Hand } from './drive/hand.ts';
import { webkit } from './drive/webkit.ts';
import { trials, type Part } from './part.ts';

const isReady = `return navigator.serviceWorker.controller !== null;`;
const picture = fileURLToPath(new URL('../../docs/pictures/abnormal.png', import.meta.url));

function partIn(browser: Browser): Part {
  return {
    what: `${browser.name} signs in, walks through twenty items without a network, is opened again on the way, and delivers`,
    cannot: browser.cannot,
    async run() {
      build();
      const told: string[] = [];
      const outcome = await trials(
        [browser],
        ({ name }) => name,
        async () => void told.push(await walked(browser)),
      );
      return { ...outcome, figures: told.join() || 'not to the end' };
    },
  };
}

async function walked(browser: Browser): Promise<string> {
  const school = await openSchool();
  const line = await WatchedLine.to(school.server.url);
  const driver = await browser.start();
  try {
    return await walk(driver, school, line);
  } finally {
    await driver.quit();
    line.end();
    await school.server.remove();
  }
}

async function walk(driver: Driver, school: School, line: WatchedLine): Promise<string> {
  const hand = new Hand(driver);
  await driver.go(line.url);
  await hand.fill('用户名', 'wang');
  await hand.fill('密码', password);
  await hand.press('=登录');
  await hand.press('开始使用');
  await hand.sees(/今日/);
  await hand.isSo(isReady, 'a worker in charge');

  line.up(false);
  await driver.go(line.url);
  await hand.press('开始检查');
  for (const place of ['3号宿舍楼', '2层']) await hand.press(place);
  await hand.press('楼层日检');
  for (let n = 1; n < 10; n++) await answer(hand, n);
  await fault(hand, 10);
  await hand.sees(/已存本机/);
  const draft = String(await driver.run('return location.pathname;'));
  await driver.go('about:blank');
  await driver.go(line.url + draft);
  await isAnswered(hand, 10);
  for (let n = 11; n <= 20; n++) await answer(hand, n);
  await hand.press('=提交');
  await hand.sees(/提交后先存本机/);
  await hand.press('=提交');
  await hand.sees(/已提交/);
  if ((await received(school)).records !== 0) throw new Error('it was not without a network');

  const back = Date.now();
  line.up(true);
  await hand.sees(/回执 [0-9A-Z]{4}-/);
  await hand.isSo(`return !document.body.innerText.includes('全部到齐才算送达');`, 'the photo delivered');
  const { records, have } = await received(school);
  if (records !== 1 || have !== 1) throw new Error(`${records} records and ${have} photos came`);
  return `20 items, 1 photo, delivered ${((Date.now() - back) / 1000).toFixed(0)} s after the network was back`;
}

const isAnswered = (hand: Hand, n: number) =>
  hand.isSo(`return document.body.textContent.includes('已查 ${n} 项，共 20 项');`, `item ${n} answered`);

async function answer(hand: Hand, n: number): Promise<void> {
  await hand.press('正常', `第 ${n} 项的答案`);
  await isAnswered(hand, n);
}

/** No camera here, so the picture is chosen as a file. */
async function fault(hand: Hand, n: number): Promise<void> {
  await hand.press('异常', `第 ${n} 项的答案`);
  await hand.choose(picture);
  await hand.sees(/照片 1|1 张照片|完成/);
  await hand.press('=完成');
  await isAnswered(hand, n);
}

export const inFirefox = partIn(firefox);
export const inWebKit = partIn(webkit);
