import type { SmartAlexError } from "@smartalex/sdk";
import { exitCodes } from "../exit-codes.ts";
import { WHERE, type Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** What the codes of Node and of TLS say, in words. */
const REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "its certificate has expired, or the clock of this machine is wrong",
  CERT_NOT_YET_VALID: "its certificate is not valid yet, or the clock of this machine is wrong",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody whom this machine trusts",
  EAI_AGAIN: "the name cannot be looked up now",
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "the name does not resolve",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  ETIMEDOUT: "it does not take the connection",
  SELF_SIGNED_CERT_IN_CHAIN:
    "its certificate is signed by nobody whom this machine trusts, as where a proxy reads along",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by nobody whom this machine trusts",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by nobody whom this machine trusts",
  UND_ERR_CONNECT_TIMEOUT: "it does not take the connection",
  UND_ERR_SOCKET: "the connection was cut",
};

/** Whether the server can be reached. `where` is its host, or the sandbox. */
export function judgeNetwork({ error, receivedMs, sentMs }: Probe, where: string): Check {
  if (error?.name === "ConnectionError" || error?.name === "TimeoutError") {
    const { code, message } = error;
    const found = message + reasonOf(error);
    return { name: "network", outcome: "failed", found, exitCode: exitCodes.network, code, next: WHERE };
  }
  return { name: "network", outcome: "ok", found: `${where} answers, in ${Math.round(receivedMs - sentMs)} ms.` };
}

/** Why there is no connection, from what Node says below `fetch failed`. */
function reasonOf({ cause }: SmartAlexError): string {
  if (!(cause instanceof Error)) return "";
  let deepest = cause;
  while (deepest.cause instanceof Error) deepest = deepest.cause;
  const code = "code" in deepest ? String(deepest.code) : "";
  const words = REASONS[code];
  return ` The reason: ${words === undefined ? deepest.message : `${words} (${code})`}.`;
}
