import type { KeyedHash } from "./keyed-hash.ts";

/** Prefixes of ids in the documented examples. */
export type IdKind = "agent" | "call" | "campaign" | "contact";

/** Replaces an id: the same id by the same one in the whole recording. Nothing of the original is kept, not even its prefix. */
export function pseudonymousId(hash: KeyedHash, kind: IdKind, id: string): string {
  return `${kind}_${hash(`${kind}\0${id}`).toString("hex", 0, 8)}`;
}
