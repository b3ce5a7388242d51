import { execFile } from "node:child_process";

/** Where and how a program runs. */
export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** What a program writes to stdout. Where it fails, the error has all that it wrote. */
export function run(file: string, args: readonly string[], { cwd, env }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(`${[file, ...args].join(" ")} failed in ${cwd}:\n${stdout}${stderr}`, { cause: error }));
    });
  });
}
