import type { KeyStatus } from "./read-status.ts";

const PLACES = {
  environment: "SMARTALEX_API_KEY",
  file: "the credentials file",
  keyring: "the system keyring",
} satisfies Record<KeyStatus["source"], string>;

/** What can be shown of a key: its end, and where it is. */
export function keyText({ last_four, problem, source }: KeyStatus): string {
  return `…${last_four} in ${PLACES[source]}${problem === null ? "" : ", which cannot be read"}`;
}
