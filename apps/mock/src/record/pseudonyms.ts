import { createHmac } from "node:crypto";

/** Chooses what stands for what, the same within a recording, and another in each recording. */
export interface Pseudonyms {
  /** So many digits for this, of which nobody can tell what it was. */
  digits(kind: string, original: string, length: number): string;
  /** One of a list for this, and not the original itself. */
  pick(kind: string, original: string, choices: readonly string[]): string;
  /** A number from `from` to `to` for this. */
  number(kind: string, original: string, from: number, to: number): number;
  /** An id for this one, with the same beginning: `contact_…`. */
  id(original: string): string;
}

/**
 * Pseudonyms by a keyed hash, so that nothing has to be remembered, however long the recording. `seed` must be random and is
 * forgotten with the recording: whoever has both a fixture and a list of all names or numbers can then look up none of them.
 */
export function pseudonyms(seed: Uint8Array): Pseudonyms {
  const hash = (kind: string, original: string) => createHmac("sha256", seed).update(`${kind}\0${original}`).digest();
  const number = (kind: string, original: string, from: number, to: number) => {
    return from + (hash(kind, original).readUIntBE(0, 6) % (to - from + 1));
  };
  return {
    number,
    digits(kind, original, length) {
      const own = hash(kind, original).toString("hex"); // an original may be long
      let digits = "";
      for (let block = 0; digits.length < length; block++) {
        digits += Array.from(hash(String(block), own), (byte) => byte % 10).join("");
      }
      return digits.slice(0, length);
    },
    pick(kind, original, choices) {
      const index = number(kind, original, 0, choices.length - 2);
      const chosen = choices[index];
      return (chosen === original ? choices.at(-1) : chosen) ?? original;
    },
    id(original) {
      const prefix = /^[a-z]{1,20}_/.exec(original)?.[0] ?? "";
      return `${prefix}${hash("id", original).toString("hex").slice(0, 16)}`;
    },
  };
}
