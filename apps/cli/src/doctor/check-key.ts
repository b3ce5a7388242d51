import { commandLine, type CommandLine } from "@smartalex/node-files";
import { exitCodes } from "../exit-codes.ts";
import type { KeyStatus } from "../config/profiles/read-status.ts";
import type { Check } from "./check.ts";
import { isList, type Probe } from "./probe.ts";

/** Whether the server takes the key; `key` is `undefined` for the sandbox, which takes any. */
export function checkKey({ body, error }: Probe, key: KeyStatus | undefined): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "key", outcome, found: text });
  if (error?.name === "AuthenticationError") return refusal(error, commandLine`smartalex auth login`, key);
  if (error?.name === "PermissionDeniedError") return refusal(error, commandLine`smartalex auth status`, key);
  if (isList(body)) return result("ok", key ? "The server takes it, and gives calls." : "The sandbox takes any.");
  return result("unclear", "The server has not come to look at it.");
}

function refusal(
  { code, message }: { code: string; message: string },
  next: CommandLine,
  key: KeyStatus | undefined,
): Check {
  const where =
    key?.source === "environment" ? " It is the one in SMARTALEX_API_KEY: change it there, or unset it." : "";
  return { name: "key", outcome: "failed", found: message + where, exitCode: exitCodes.authentication, code, next };
}
