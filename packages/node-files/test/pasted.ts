import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STUBS = ["smartalex", "smartalex-mock", "chmod"];

/** The words of the command after `Next:`, as bash reads them when pasted. Throws if the command does anything else. */
export function pastedNext(stderr: string): string[] {
  const [, line] = /^Next: (.*)$/m.exec(stderr) ?? [];
  if (line === undefined) throw new Error(`no Next: in ${JSON.stringify(stderr)}`);
  const folder = mkdtempSync(join(tmpdir(), "smartalex-pasted-"));
  try {
    const stubs = STUBS.map((name) => `${name}() { printf '%s\\0' ${name} "$@"; }`).join("; ");
    const printed = execFileSync("bash", ["-c", `${stubs}\n${line}`], { cwd: folder, encoding: "utf8" });
    const made = readdirSync(folder);
    if (made.length > 0) throw new Error(`pasted, ${line} has made ${made.join(", ")}`);
    return printed.split("\0").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
