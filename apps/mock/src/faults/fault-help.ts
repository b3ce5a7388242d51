import { faults } from "./faults.ts";

/** How faults are written, for `--help`. */
export function faultHelp(): string {
  const lines = Object.entries(faults).map(([name, fault]) => {
    const usage = "takes" in fault ? `${name} ${fault.takes}` : name;
    return `  ${usage.padEnd(32)}${fault.does}\n`;
  });
  return `
A fault is [CONDITION … :] STEP[, STEP …]. A condition is a method such as GET, a path such as /calls or /calls/{id}, a
query parameter such as page=3, or a share of the requests such as 5%. Each request that meets all conditions takes the
next step; the last step is repeated. The first fault whose conditions a request meets applies. To select a fault for a
single request, send the header Prefer: code=503, or Prefer: fault="503 html".

${lines.join("")}`;
}
