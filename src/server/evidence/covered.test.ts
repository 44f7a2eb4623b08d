import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openSchool } from '../school.contract.ts';
import { Times } from '../times.contract.ts';

/** Runs the check of a file as a browser would, on what it finds in the page: what it says, line by line. */
async function checked(html: string): Promise<string[]> {
  const data = /<script type="application\/json" id="evidence">(.*?)<\/script>/s.exec(html)?.[1];
  const check = /<script>(.*)<\/script><\/body>/s.exec(html)?.[1] ?? '';
  return new Promise((resolve) => {
    const lines: string[] = [];
    const verdict = {
      dataset: {},
      replaceChildren: () => setTimeout(() => resolve(lines), 0),
      append: (one: { textContent: string }) => lines.push(one.textContent),
    };
    const parts: Record<string, unknown> = { verdict, evidence: { textContent: data }, pages: { textContent: '' } };
    const document = {
      getElementById: (name: string) => parts[name],
      createElement: () => ({ textContent: '' }),
      querySelectorAll: () => [],
    };
    runInNewContext(check, { document, crypto, TextEncoder, Uint8Array, atob, DOMException, globalThis: { crypto } });
  });
}

test('a line whose names were covered under a rule is whole in an evidence file, and no other way', async () => {
  const times = new Times(await openSchool());
  await times.publishHeadCount();
  const one = await times.count(1, 0, [['305 张三', '']]);
  await times.pass(1, 1);
  await times.keep();
  const head = await times.school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  const html = await (await times.school.ask(head, 'GET', `/api/inspections/${one.id}/evidence`)).text();
  expect(html).not.toContain('张三');
  // The text of the pages is not looked at here.
  const saysOf = async (file: string) =>
    (await checked(file)).filter((line) => /条记录/.test(line)).map((line) => line.replace(/^.*：/, ''));
  expect(await saysOf(html)).toEqual([expect.stringContaining('里面的人名已按保存期限遮盖')]);
  const touched = html.replace('＊＊＊\\"', '李四＊\\"');
  expect(touched).not.toBe(html);
  expect(await saysOf(touched)).toEqual([expect.stringContaining('被改过')]);
});
