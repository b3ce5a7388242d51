import { execFile } from "node:child_process";

/** The working directory and the environment of a program. */
export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** Runs a program and returns its stdout. If it fails, the error contains its stdout and stderr. */
export function run(file: string, args: readonly string[], { cwd, env }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(`${[file, ...args].join(" ")} failed in ${cwd}:\n${stdout}${stderr}`, { cause: error }));
    });
  });
}
