import { createHmac } from "node:crypto";

/** HMAC-SHA256 with the seed of a recording. */
export type KeyedHash = (message: string) => Buffer;

/** Creates the hash that chooses what replaces ids and texts. The seed is random and is not stored, so the choice cannot be reproduced. */
export function createKeyedHash(seed: Uint8Array): KeyedHash {
  return (message) => createHmac("sha256", seed).update(message).digest();
}

/** Prefixes of ids in the documented examples. */
export type IdKind = "agent" | "call" | "campaign" | "contact";

/** Replaces an id: the same id by the same one in the whole recording. Nothing of the original is kept, not even its prefix. */
export function pseudonymousId(hash: KeyedHash, kind: IdKind, id: string): string {
  return `${kind}_${hash(`${kind}\0${id}`).toString("hex", 0, 8)}`;
}
