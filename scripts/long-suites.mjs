/** Which test suites are long: those that choose how much of them runs with `amount.ts`. Works on Node 20. */
import { readFileSync, readdirSync } from "node:fs";
import { root } from "./environment.mjs";

/** The files of the long suites, from the root. */
export function longSuites() {
  return ["packages", "apps"].flatMap((parent) => {
    return readdirSync(root + parent, { recursive: true, encoding: "utf8" })
      .filter((name) => /^[^/]+\/test\/.*\.test\.ts$/.test(name))
      .map((name) => `${parent}/${name}`)
      .filter((name) => /from "[^"]*\/amount\.ts"/.test(readFileSync(root + name, "utf8")));
  });
}
