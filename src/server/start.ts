// What `npm start` runs: the right Node, a built client, a checked configuration, a server.
import { checkNode } from './check-node.ts';
import { CannotStart } from './trouble.ts';

checkNode();
// Loaded only now: what follows needs the Node that was just checked.
const { run } = await import('./run.ts');
try {
  await run(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
