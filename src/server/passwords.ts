// Passwords as argon2id. Never logged, never read back.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** `memoryKiB` and `passes`: what one guess costs; tests take less. */
export type Cost = { memoryKiB: number; passes: number };
export const usualCost: Cost = { memoryKiB: 19_456, passes: 2 };

export type PasswordKeeper = {
  keep(password: string): Promise<string>;
  /** Takes as long for somebody who does not exist (`secret` undefined) as for a wrong password. */
  fits(password: string, secret: string | undefined): Promise<boolean>;
};

const saltBytes = 16;
const tagBytes = 32;

function derive(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  // The same letters typed on two keyboards may come as different code points.
  const message = password.normalize('NFC');
  const parameters = {
    message,
    nonce: salt,
    parallelism: 1,
    tagLength: tagBytes,
    memory: cost.memoryKiB,
    passes: cost.passes,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

export function passwordKeeper(cost: Cost): PasswordKeeper {
  const nobody = format(cost, randomBytes(saltBytes), randomBytes(tagBytes));
  return {
    async keep(password) {
      const salt = randomBytes(saltBytes);
      return format(cost, salt, await derive(password, salt, cost));
    },
    async fits(password, secret) {
      const kept = parse(secret ?? nobody);
      const given = await derive(password, kept.salt, kept.cost);
      return timingSafeEqual(given, kept.tag) && secret !== undefined;
    },
  };
}

const format = (cost: Cost, salt: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=1$${salt.toString('base64url')}$${tag.toString('base64url')}`;

function parse(secret: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w-]+)\$([\w-]+)$/.exec(secret);
  if (!match) throw new Error('a stored password that is not argon2id');
  const [, memory, passes, salt = '', tag = ''] = match;
  return {
    cost: { memoryKiB: Number(memory), passes: Number(passes) },
    salt: Buffer.from(salt, 'base64url'),
    tag: Buffer.from(tag, 'base64url'),
  };
}
