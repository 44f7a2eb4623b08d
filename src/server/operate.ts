// What `npm run backup`, `restore`, `verify` and `rebuild` run. Ends with 0 when all is well, 1 when not.
import { checkNode } from './check-node.ts';
import { CannotStart } from './trouble.ts';

checkNode();
// Loaded only now: what follows needs the Node that was just checked.
const { operate } = await import('./backup/commands.ts');
try {
  const isWell = await operate(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
