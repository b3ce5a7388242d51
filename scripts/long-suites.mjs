/** Finds the long test suites, which use `amount.ts` to run only a sample by default. Works on Node 20. */
import { readFileSync, readdirSync } from "node:fs";
import { root } from "./environment.mjs";

/** Returns the files of the long suites, relative to the root. */
export function longSuites() {
  return ["packages", "apps"].flatMap((parent) => {
    return readdirSync(root + parent, { recursive: true, encoding: "utf8" })
      .filter((name) => /^[^/]+\/test\/.*\.test\.ts$/.test(name))
      .map((name) => `${parent}/${name}`)
      .filter((name) => /from "[^"]*\/amount\.ts"/.test(readFileSync(root + name, "utf8")));
  });
}
