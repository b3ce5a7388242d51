import { faultTypes } from "./faults.ts";

/** Returns the description of the fault syntax for `--help`. */
export function faultHelp(): string {
  const lines = Object.entries(faultTypes).map(([name, fault]) => {
    const usage = "usage" in fault ? `${name} ${fault.usage}` : name;
    return `  ${usage.padEnd(32)}${fault.description}\n`;
  });
  return `
A fault is [CONDITION … :] STEP[, STEP …]. A condition is a method such as GET, a path such as /calls or /calls/{id}, a
query parameter such as page=3, or a share of the requests such as 5%. Each request that meets all conditions takes the
next step; the last step is repeated. The first fault whose conditions a request meets applies. To select a fault for a
single request, send the header Prefer: code=503, or Prefer: fault="503 html".

${lines.join("")}`;
}
