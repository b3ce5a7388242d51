/** `node scripts/run-program.mjs apps/cli ARGS`: runs a built program of this clone in the current folder of the user. Works on Node 20. */
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { nodePath, root } from "./environment.mjs";

/** Runs the program of a package with the Node.js of the clone. */
export function runProgram(folder, args) {
  const main = `${root}${folder}/dist/main.cjs`;
  if (!existsSync(main)) {
    console.error(`${folder} is not built. Run \`npm start\` in ${root} first.`);
    process.exitCode = 2;
    return;
  }
  enterUserFolder();
  const node = nodePath();
  if (realpathSync(node) !== realpathSync(process.execPath)) {
    runAsChild(node, [main, ...args]);
    return;
  }
  process.argv = [process.execPath, main, ...args];
  createRequire(import.meta.url)(main);
}

/** npm runs scripts in the folder of `package.json`. The variable INIT_CWD contains the current folder of the user. */
function enterUserFolder() {
  const isScriptOfClone = process.env.npm_package_json === `${root}package.json`;
  if (isScriptOfClone && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
}

function runAsChild(node, args) {
  const child = spawn(node, args, { stdio: "inherit" });
  process.on("SIGINT", () => undefined); // a terminal sends SIGINT to both processes
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("close", (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal === null) return;
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, ...args] = process.argv.slice(2);
  runProgram(folder, args);
}
