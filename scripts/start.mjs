/** `npm start`: installs, builds, and shows calls of a sandbox. With arguments, it runs `smartalex`. Works on Node 20. */
import { spawnSync } from "node:child_process";
import { environment, nodePath, root } from "./environment.mjs";
import { runProgram } from "./run-program.mjs";
import { setUp } from "./setup.mjs";

const args = process.argv.slice(2);
setUp("start");
if (args.length > 0) runProgram("apps/cli", args);
else showSandbox();

function showSandbox() {
  console.log("Calls of the last 24 hours, from a sandbox with generated data:\n");
  show("calls", "list", "--sandbox", "--since", "24h", "--output", "table");

  const latest = smartalex(["calls", "list", "--sandbox", "--status", "completed", "--limit", "1", "--json"], "pipe");
  if (latest.status !== 0) throw new Error(latest.stderr);
  console.log("\nThe latest conversation:\n");
  show("calls", "get", JSON.parse(latest.stdout).id, "--sandbox", "--output", "table");

  console.log(`
Next, try:
  npm start -- calls list --sandbox --status voicemail
  npm start -- calls --help
  npm run -s mock                                   # the API on your laptop
  SMARTALEX_API_KEY=... npm start -- calls list     # your own workspace`);
}

/** Prints a command and its output. If the command fails, exits with its exit code. */
function show(...command) {
  console.log(`$ smartalex ${command.join(" ")}`);
  const { status } = smartalex(command);
  if (status !== 0) process.exit(status ?? 1);
}

function smartalex(command, output = "inherit") {
  const stdio = ["inherit", output, output];
  return spawnSync(nodePath(), [`${root}apps/cli/dist/main.cjs`, ...command], {
    env: environment(),
    encoding: "utf8",
    stdio,
  });
}
