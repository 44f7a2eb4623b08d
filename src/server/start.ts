// What `npm start` runs: the right Node, a built client, a checked configuration, a server.
import { CannotStart } from './trouble.ts';

const leastNode = 26;
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < leastNode) {
  console.error(
    `This is Node ${process.versions.node}, and Campus Patrol needs ${leastNode}. Run "npm install", then "npm start".`,
  );
  process.exit(1);
}

// Loaded only now: what follows needs the Node that was just checked.
const { run } = await import('./run.ts');
try {
  await run(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
