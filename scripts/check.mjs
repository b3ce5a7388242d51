/** `npm run check`: runs all checks except the tests. Works on Node 20. */
import { install } from "./install.mjs";
import { turbo } from "./turbo.mjs";

const checks = ["dependencies", "duplicates", "format", "generated", "openapi", "released", "unused"].map(
  (name) => `check:${name}`,
);
if (!install("all")) process.exit(1);
process.exitCode =
  turbo(["run", "typecheck", "lint", ...checks, "--continue", "--output-logs=errors-only"]).status ?? 1;
