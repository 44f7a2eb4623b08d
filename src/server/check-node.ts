// The one thing that must be said before anything else is loaded.

const leastNode = 26;

/** Ends the process with one sentence when this Node is too old. */
export function checkNode(): void {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= leastNode) return;
  console.error(
    `This is Node ${process.versions.node}, and Campus Patrol needs ${leastNode}. Run "npm install", then try again.`,
  );
  process.exit(1);
}
