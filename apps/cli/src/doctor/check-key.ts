import { commandLine, type CommandLine } from "@smartalex/node-files";
import { exitCodes } from "../exit-codes.ts";
import type { KeyStatus } from "../config/profiles/read-status.ts";
import type { Check } from "./check.ts";
import { isList, type Probe } from "./probe.ts";

/** Checks whether the server accepts the API key. `key` is `undefined` for the sandbox, which accepts any key. */
export function checkKey({ body, error }: Probe, key: KeyStatus | undefined): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "key", outcome, found: text });
  if (error?.name === "AuthenticationError") return rejectedKey(error, commandLine`smartalex auth login`, key);
  if (error?.name === "PermissionDeniedError") return rejectedKey(error, commandLine`smartalex auth status`, key);
  if (isList(body))
    return result("ok", key ? "The server accepts it and returns calls." : "The sandbox accepts any key.");
  return result("unclear", "The server did not check it.");
}

function rejectedKey(
  { code, message }: { code: string; message: string },
  next: CommandLine,
  key: KeyStatus | undefined,
): Check {
  const where = key?.source === "environment" ? " It comes from SMARTALEX_API_KEY: change or unset the variable." : "";
  return { name: "key", outcome: "failed", found: message + where, exitCode: exitCodes.authentication, code, next };
}
