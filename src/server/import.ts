// What `npm run import -- FILE` runs, while the server is stopped. Ends with 0 when everything in the file is in the ledger.
import { checkNode } from './check-node.ts';
import { CannotStart } from './trouble.ts';

checkNode();
// Loaded only now: what follows needs the Node that was just checked.
const { importFile } = await import('./import-unsent.ts');
try {
  const isWhole = await importFile(process.argv[2], process.env, (line) => process.stdout.write(`${line}\n`));
  process.exitCode = isWhole ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
