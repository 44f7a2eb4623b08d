// `npm run dev`: the server, restarted when its files change, and the app, redrawn when its files change.
// `npm run dev -- --demo` runs it on the demo school.
import { spawn } from 'node:child_process';

const both = [
  spawn('node', ['--watch', 'src/server/start.ts', ...process.argv.slice(2)], { stdio: 'inherit' }),
  spawn('vite', { stdio: 'inherit', shell: process.platform === 'win32' }),
];
const endBoth = () => both.forEach((child) => child.kill());
for (const child of both) child.once('exit', endBoth);
process.once('SIGINT', endBoth);
process.once('SIGTERM', endBoth);
