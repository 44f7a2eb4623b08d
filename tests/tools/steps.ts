// Runs named steps as their own processes and tells how each went.
import { spawn } from 'node:child_process';

/** What Node made of a file once is kept under its content: every server, worker and runner of a step starts in half the time. */
const NODE_COMPILE_CACHE = new URL('../../node_modules/.cache/node', import.meta.url).pathname;

export type Step = { name: string; command: string; args: string[]; env?: Record<string, string> };
export type Outcome = { name: string; ok: boolean; seconds: number; output: string };

/** `loud`: pass the output through as it comes; otherwise it is kept and shown only when the step fails. */
export function runStep(step: Step, loud: boolean): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      env: { NODE_COMPILE_CACHE, ...process.env, ...step.env },
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const chunks: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
    child.on('error', (error) => chunks.push(String(error)));
    child.on('close', (code) => {
      const seconds = (performance.now() - startedAt) / 1000;
      resolve({ name: step.name, ok: code === 0, seconds, output: chunks.join('') });
    });
  });
}

export function tell(outcome: Outcome): void {
  console.log(`${outcome.ok ? 'ok  ' : 'FAIL'} ${outcome.name} ${outcome.seconds.toFixed(1)} s`);
  if (!outcome.ok) console.log(outcome.output);
}
