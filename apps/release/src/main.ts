/** `check` compares the faces of the packages with the last release; `keep` keeps those that are released now. */
import { checkFaces } from "./check-faces.ts";
import { faces } from "./faces.ts";
import { keepFaces } from "./kept.ts";

const root = process.cwd(); // the root of the repository, where pnpm runs its scripts
const [command] = process.argv.slice(2);

try {
  if (command === "check") await check();
  else if (command === "keep") for (const line of await keepFaces(root, faces)) process.stdout.write(`${line}\n`);
  else throw new Error("Say what to do: `npm run check:released`, or `npm run version` to release.");
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function check(): Promise<void> {
  for (const { isFine, text } of await checkFaces(root, faces)) {
    (isFine ? process.stdout : process.stderr).write(`${text}\n`);
    if (!isFine) process.exitCode = 1;
  }
}
