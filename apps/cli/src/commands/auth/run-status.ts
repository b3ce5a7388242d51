import type { Context } from "../../context.ts";
import { statusText } from "../../config/profiles/format-status.ts";
import { toJson } from "../../format/json.ts";
import { readStatus } from "../../config/profiles/read-status.ts";
import { findKey } from "../../config/profiles/load-credential.ts";

/** The flags of `smartalex auth status`. */
export interface StatusOptions {
  json?: true | undefined;
}

/** Runs `smartalex auth status`. */
export async function runStatus({ json }: StatusOptions, context: Context): Promise<void> {
  const { stdout } = context.terminal;
  const sources = context.sources();
  const status = await readStatus(sources, context.terminal);
  await stdout.write(json ? toJson(status, stdout.isTerminal ? 2 : 0) : statusText(status, stdout.columns));
  if (status.key?.problem !== null) await findKey(sources, context.terminal); // throws what is wrong
}
