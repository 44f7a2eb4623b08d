// Many schools in one server process, each with a folder and a port of its own: starting Node anew for each costs more than most walks.
// Spoken to over the channel it was forked with; ends with whoever forked it.
import { dist } from '../../src/server/build-client.ts';
import { readConfig } from '../../src/server/config.ts';
import { listen, openParts, type Listening } from '../../src/server/main.ts';
import { passwordKeeper } from '../../src/server/passwords.ts';

/** `n`: by which the answer is known. `env`: as the server's own process would be given it. */
export type Asked = { n: number } & ({ do: 'open'; env: Record<string, string> } | { do: 'stop'; port: number });
export type Told = { n: number; setUpCode?: string | null; failed?: string };

const open = new Map<number, Listening>();
/** A page that is still open may hold on to a request; its school is thrown away all the same. */
const patienceMs = 1000;
/** Hundreds of people sign in where nobody guesses; a server in a process of its own takes what guessing shall cost. */
const passwords = passwordKeeper({ memoryKiB: 8, passes: 1 });

async function answer(asked: Asked): Promise<Omit<Told, 'n'>> {
  if (asked.do === 'stop') {
    await Promise.race([open.get(asked.port)?.stop(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    open.delete(asked.port);
    return {};
  }
  const config = readConfig(asked.env);
  const opened = await openParts(config, dist);
  opened.parts.passwords = passwords;
  open.set(config.port, await listen(config, opened));
  return { setUpCode: opened.parts.setUpCode };
}

process.on('disconnect', () => process.exit());
process.on('message', (asked: Asked) => {
  void answer(asked)
    .catch((error: unknown) => ({ failed: String(error) }))
    .then((told) => process.send!({ n: asked.n, ...told } satisfies Told));
});
