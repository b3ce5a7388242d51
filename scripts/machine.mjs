/** What the result of a test depends on besides the files of the clone. Works on Node 20. */
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { environment, nodePath, root } from "./environment.mjs";

/** Programs that tests start when they are there, and are skipped without. */
const programs = ["bash", "chromium", "fish", "git", "mkfifo", "npm", "pwsh", "script", "sh", "wrk", "zsh"];

/** A hash of the programs, the user's rights and the real conversations next to the clone: turbo takes it as an input of every test. */
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

/** A program that is updated gets another size or time. */
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
