import { exitCodes } from "../exit-codes.ts";
import { WHERE, type Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** Whether the server can be reached. `where` is its host, or the sandbox. */
export function judgeNetwork({ error, receivedMs, sentMs }: Probe, where: string): Check {
  if (error?.name === "ConnectionError" || error?.name === "TimeoutError") {
    const { code, message: found } = error;
    return { name: "network", outcome: "failed", found, exitCode: exitCodes.network, code, next: WHERE };
  }
  return { name: "network", outcome: "ok", found: `${where} answers, in ${Math.round(receivedMs - sentMs)} ms.` };
}
