import { createHmac } from "node:crypto";

/** HMAC-SHA256 with the seed of a recording. */
export type KeyedHash = (message: string) => Buffer;

/** Creates the hash that chooses what replaces ids and texts. The seed is random and is not stored, so the choice cannot be reproduced. */
export function createKeyedHash(seed: Uint8Array): KeyedHash {
  return (message) => createHmac("sha256", seed).update(message).digest();
}
