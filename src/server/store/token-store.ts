// What the server needs remembered of the tokens others read with: part of the store, each method one whole step.
import type { TokenKind } from '../../domain/read-token.ts';

/** Times UTC ms. */
export type KnownToken = {
  id: string;
  schoolId: string;
  name: string;
  kinds: TokenKind[];
  places: string[];
  madeBy: string;
  madeAt: number;
  until: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
};
/** `tokenHash`: SHA-256 of the token, hex; the token itself is nowhere. */
export type NewToken = Omit<KnownToken, 'schoolId' | 'lastUsedAt' | 'revokedAt'> & { tokenHash: string };

export interface TokenStore {
  /** That it was made stands in the list of who did what. False when `most` are live already. */
  add(schoolId: string, token: NewToken, most: number): Promise<boolean>;
  find(tokenHash: string): Promise<KnownToken | undefined>;
  /** The newest first, those that are over and revoked too; at most two hundred. */
  list(schoolId: string): Promise<KnownToken[]>;
  /** False when there is no such token, or somebody revoked it before. `at` in UTC ms. */
  revoke(schoolId: string, id: string, by: string, at: number): Promise<boolean>;
  used(schoolId: string, id: string, at: number): Promise<void>;
}
