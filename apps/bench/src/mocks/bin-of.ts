import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The file that a package runs as its command. */
export function binOf(name: string): string {
  const path = require.resolve(`${name}/package.json`);
  const { bin } = require(path) as { bin: string | Record<string, string> }; // as npm has it
  return join(dirname(path), typeof bin === "string" ? bin : (Object.values(bin)[0] ?? ""));
}
