import type { ProfileStatus, Status, KeyStatus } from "./read-status.ts";
import { safeText } from "@smartalex/node-files";
import { createTable, type Column } from "../../format/table.ts";

const COLUMNS: readonly Column<ProfileStatus>[] = [
  { head: "", cell: ({ is_current }) => (is_current ? "*" : " ") },
  { head: "PROFILE", cell: ({ name }) => name },
  { head: "KEY", cell: ({ key }) => (key ? formatMaskedKey(key) : "-") },
  { head: "BASE URL", cell: ({ base_url }) => base_url ?? "-" },
];

/** Formats the output of `auth status`. */
export function formatStatus({ base_url, key, overrides, profile, profiles }: Status, maxWidth: number): string {
  const lines = [
    `key       ${key ? formatMaskedKey(key) : "none"}`,
    `profile   ${profile}`,
    `base URL  ${base_url}`,
    ...overrides.map(({ variable, overrides }) => `${variable} overrides ${overrides}.`),
  ];
  const table = profiles.length === 0 ? "" : `\n${createTable(COLUMNS, maxWidth)(profiles)}`;
  return lines.map((line) => `${safeText(line)}\n`).join("") + table;
}

const PLACES = {
  environment: "SMARTALEX_API_KEY",
  file: "the credentials file",
  keyring: "the system keyring",
} satisfies Record<KeyStatus["source"], string>;

/** Formats the last characters of a key, and where the key is stored. */
export function formatMaskedKey({ last_four, problem, source }: KeyStatus): string {
  return `…${last_four} in ${PLACES[source]}${problem === null ? "" : ", which cannot be read"}`;
}
