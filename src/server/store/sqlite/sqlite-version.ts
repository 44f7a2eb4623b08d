// Which SQLite may hold the ledger: up to 3.51.2 two connections could lose what was committed (the WAL-reset bug).
import type { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../../trouble.ts';

const least = [3, 51, 3] as const;

/** Refuses one that is too old, before it has touched the file. */
export function checkVersion(db: DatabaseSync): void {
  const version = String(db.prepare('SELECT sqlite_version() AS version').get()?.['version']);
  if (!isOlder(version)) return;
  throw new CannotStart(
    `This is SQLite ${version}, which can lose what is saved, and Campus Patrol needs ${least.join('.')}. Run "npm install", then try again.\n` +
      `本机的 SQLite 是 ${version}，可能丢失已保存的数据；校园巡检需要 ${least.join('.')} 或更新版本。请运行“npm install”后重试。`,
  );
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  const at = least.findIndex((number, index) => parts[index] !== number);
  return at >= 0 && !(parts[at]! > least[at]!);
}
