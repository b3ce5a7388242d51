import { commandLine } from "@smartalex/node-files";
import { suggestBaseUrl } from "../format/errors/base-url-advice.ts";
import { exitCodes } from "../exit-codes.ts";
import { BASE_URL_COMMAND, type Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** Checks whether the server is reachable. The sandbox has no base URL. */
export function checkNetwork({ error, receivedMs, sentMs }: Probe, baseUrl: string | undefined): Check {
  if (error?.name === "ConnectionError" || error?.name === "TimeoutError") {
    const { code, message } = error;
    const advice = baseUrl === undefined ? undefined : suggestBaseUrl(error, baseUrl);
    return {
      name: "network",
      outcome: "failed",
      found: advice ? `${message} ${advice.sentence}` : message,
      exitCode: exitCodes.network,
      code,
      next: advice ? commandLine`smartalex calls list --base-url ${advice.baseUrl}` : BASE_URL_COMMAND,
    };
  }
  const where = baseUrl === undefined ? "The sandbox" : new URL(baseUrl).host;
  return { name: "network", outcome: "ok", found: `${where} responded in ${Math.round(receivedMs - sentMs)} ms.` };
}
