import { faults } from "./faults.ts";

/** How faults are written, for `--help`. */
export function faultHelp(): string {
  const lines = Object.entries(faults).map(([name, fault]) => {
    const usage = "takes" in fault ? `${name} ${fault.takes}` : name;
    return `  ${usage.padEnd(32)}${fault.does}\n`;
  });
  return `
A fault is [CONDITION … :] STEP[, STEP …]. Conditions are any of GET, /calls, /calls/{id}, page=3 and 5%. Each request
that meets them takes the next step; the last one goes on. The first fault that concerns a request counts. One request
asks for a fault of its own with the header Prefer: code=503, or Prefer: fault="503 html".

${lines.join("")}`;
}
