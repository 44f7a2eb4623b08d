// The app the browser gets is the built one.
import { execFileSync } from 'node:child_process';

export default function build(): void {
  if (process.env['PATROL_BUILT']) return;
  execFileSync('vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
  process.env['PATROL_BUILT'] = '1';
}
