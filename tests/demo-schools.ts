// Where a run of the unit tests keeps the demo schools it made (`watch-demo.contract.ts`): making one takes longer than most tests that look at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of one run only, so that none is of another day's code. */
export function setup(): void {
  process.env['PATROL_DEMO_SCHOOLS'] = mkdtempSync(join(tmpdir(), 'patrol-demo-schools-'));
}

export function teardown(): void {
  rmSync(process.env['PATROL_DEMO_SCHOOLS'] ?? '', { recursive: true, force: true });
}
