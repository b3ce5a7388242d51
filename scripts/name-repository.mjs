/** Writes the URL of the repository to each published package: `node scripts/name-repository.mjs https://host/owner/name`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [url] = process.argv.slice(2);
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/.test(url ?? "")) {
  console.error("Usage: node scripts/name-repository.mjs https://HOST/OWNER/NAME");
  process.exit(2);
}
for (const directory of ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"]) {
  const file = fileURLToPath(new URL(`../${directory}/package.json`, import.meta.url));
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const fields = {
    repository: { type: "git", url: `git+${url}.git`, directory },
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: `${url}/issues`,
  };
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...fields }, null, 2)}\n`);
}
