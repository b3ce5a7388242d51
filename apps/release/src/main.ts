/** `check` compares the public surfaces of the packages with the last release. `keep` stores the surfaces of a new release. */
import { checkSurfaces } from "./check-surfaces.ts";
import { publicSurfaces } from "./public-surfaces.ts";
import { saveBaseline } from "./baseline.ts";

const root = process.cwd(); // npm runs scripts in the root of the repository
const [command] = process.argv.slice(2);

try {
  if (command === "check") await check();
  else if (command === "keep")
    for (const line of await saveBaseline(root, publicSurfaces)) process.stdout.write(`${line}\n`);
  else
    throw new Error(
      `Unknown command ${JSON.stringify(command ?? "")}. Run \`npm run check:released\` to check, or \`npm run version\` to start a release.`,
    );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function check(): Promise<void> {
  for (const { passed, text } of await checkSurfaces(root, publicSurfaces)) {
    (passed ? process.stdout : process.stderr).write(`${text}\n`);
    if (!passed) process.exitCode = 1;
  }
}
