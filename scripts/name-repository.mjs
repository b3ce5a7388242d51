/** Writes into each published package where its source is: `node scripts/name-repository.mjs https://host/owner/name`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [address] = process.argv.slice(2);
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/.test(address ?? "")) {
  console.error("Usage: node scripts/name-repository.mjs https://HOST/OWNER/NAME");
  process.exit(2);
}
for (const directory of ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"]) {
  const file = fileURLToPath(new URL(`../${directory}/package.json`, import.meta.url));
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const where = {
    repository: { type: "git", url: `git+${address}.git`, directory },
    homepage: `${address}/tree/main/${directory}#readme`,
    bugs: `${address}/issues`,
  };
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...where }, null, 2)}\n`);
}
