// WebKit as GNOME ships it, over plain WebDriver. It wants a screen: Xvfb is one.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../e2e/server-process.ts';
import { elementKey, type Browser, type Driver } from './driver.ts';

const hasProgram = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
const miniBrowser = (): string | undefined => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')[0];

export const webkit: Browser = {
  name: 'WebKit',
  cannot() {
    if (!hasProgram('WebKitWebDriver') || !miniBrowser()) return 'there is no WebKit (webkit2gtk-driver) here';
    return hasProgram('Xvfb') ? null : 'there is no screen (xvfb) here';
  },
  async start() {
    const screen = `:${200 + (process.pid % 700)}`;
    const xvfb = spawn('Xvfb', [screen, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: screen,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Its walls need rights that a container does not give.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LANGUAGE: 'zh_CN',
    };
    const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    const end = async () => {
      await Promise.all([child, xvfb].map(ended));
    };
    try {
      return await session(`http://127.0.0.1:${port}`, end);
    } catch (error) {
      await end();
      throw error;
    }
  },
};

function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  return gone;
}

async function ask(method: string, address: string, body?: object): Promise<unknown> {
  const init = body
    ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    : { method };
  const answer = await fetch(address, init);
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(address).pathname}: ${error}: ${message}`);
}

const wanted = () => ({
  capabilities: {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
  },
});

async function opened(root: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      return ((await ask('POST', `${root}/session`, wanted())) as { sessionId: string }).sessionId;
    } catch (error) {
      // It is not listening yet.
      if (!(error instanceof TypeError) || tries > 200) throw error;
      await wait(100);
    }
  }
}

async function session(root: string, end: () => Promise<void>): Promise<Driver> {
  const at = `${root}/session/${await opened(root)}`;
  await ask('POST', `${at}/timeouts`, { script: 60_000, pageLoad: 120_000, implicit: 0 });
  return {
    name: 'WebKit',
    go: async (url) => void (await ask('POST', `${at}/url`, { url })),
    run: (script, ...args) => ask('POST', `${at}/execute/sync`, { script, args }),
    click: async (found) => void (await ask('POST', `${at}/element/${found[elementKey]}/click`, {})),
    type: async (found, text) => void (await ask('POST', `${at}/element/${found[elementKey]}/value`, { text })),
    async quit() {
      await ask('DELETE', at).catch(() => undefined);
      await end();
    },
  };
}
