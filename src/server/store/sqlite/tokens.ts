// Tokens others read with: known by their hash, made and revoked in one step with the line that says so.
import type { DatabaseSync } from 'node:sqlite';
import type { TokenKind } from '../../../domain/read-token.ts';
import type { KnownToken, TokenStore } from '../token-store.ts';
import type { AuditWriter } from './audit.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';

const mostListed = 200;

export function sqliteTokens(db: DatabaseSync, write: Write, audit: AuditWriter): TokenStore {
  const put = db.prepare(
    `INSERT INTO read_tokens (school_id, id, token_hash, name, kinds, places, made_by, made_at, until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const live = db.prepare(
    'SELECT count(*) AS n FROM read_tokens WHERE school_id = ? AND revoked_at IS NULL AND until > ?',
  );
  const byHash = db.prepare('SELECT * FROM read_tokens WHERE token_hash = ?');
  const all = db.prepare(
    `SELECT * FROM read_tokens WHERE school_id = ? ORDER BY made_at DESC, id DESC LIMIT ${mostListed}`,
  );
  const revoke = db.prepare(
    'UPDATE read_tokens SET revoked_at = ? WHERE school_id = ? AND id = ? AND revoked_at IS NULL RETURNING name',
  );
  const used = db.prepare('UPDATE read_tokens SET last_used_at = ? WHERE school_id = ? AND id = ?');

  return {
    add: (schoolId, token, most) =>
      write(() => {
        const { id, tokenHash, name, kinds, places, madeBy, madeAt, until } = token;
        if (Number(live.get(schoolId, madeAt)?.['n']) >= most) return false;
        put.run(schoolId, id, tokenHash, name, JSON.stringify(kinds), JSON.stringify(places), madeBy, madeAt, until);
        const said = { name, what: kinds.join(' '), n: places.length };
        audit.note(schoolId, { kind: 'token-made', by: madeBy, about: null, said, at: madeAt });
        return true;
      }),
    async find(tokenHash) {
      const row = byHash.get(tokenHash);
      return row && toToken(row);
    },
    async list(schoolId) {
      return all.all(schoolId).map(toToken);
    },
    revoke: (schoolId, id, by, at) =>
      write(() => {
        const row = revoke.get(at, schoolId, id);
        if (!row) return false;
        audit.note(schoolId, { kind: 'token-revoked', by, about: null, said: { name: String(row['name']) }, at });
        return true;
      }),
    async used(schoolId, id, at) {
      await write(() => used.run(at, schoolId, id));
    },
  };
}

const msOf = (value: unknown): number | null => (value === null ? null : Number(value));

const toToken = (row: Row): KnownToken => ({
  id: String(row['id']),
  schoolId: String(row['school_id']),
  name: String(row['name']),
  kinds: JSON.parse(String(row['kinds'])) as TokenKind[],
  places: JSON.parse(String(row['places'])) as string[],
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  until: Number(row['until']),
  lastUsedAt: msOf(row['last_used_at']),
  revokedAt: msOf(row['revoked_at']),
});
