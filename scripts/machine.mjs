/** The inputs of tests that are not files of the clone. Works on Node 20. */
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { environment, nodePath, root } from "./environment.mjs";

/** Programs that tests start if they are installed. Otherwise, the tests are skipped. */
const programs = ["bash", "chromium", "fish", "git", "mkfifo", "npm", "pwsh", "script", "sh", "wrk", "zsh"];

/** Returns a hash of the programs, the permissions of the user, and the real conversations next to the clone. It is an input of every test in turbo. */
export function machineHash() {
  const facts = [
    process.platform,
    process.arch,
    process.getuid?.() === 0 ? "root" : "user",
    ...[nodePath(), ...programs.map(findProgram)].map(identityOf),
    textOf(`${root}../shared/data/SHA256SUMS`),
  ];
  return createHash("sha256").update(facts.join("\0")).digest("hex").slice(0, 16);
}

function findProgram(name) {
  const folders = (environment().PATH ?? "").split(delimiter);
  return folders
    .map((folder) => join(folder, name))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Returns the path, size and modification time of a program, which change with an update. */
function identityOf(file) {
  if (file === undefined) return "none";
  const { mtimeMs, size } = statSync(file);
  return `${realpathSync(file)} ${size} ${mtimeMs}`;
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "none";
  }
}
