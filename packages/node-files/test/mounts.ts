import { spawnSync } from "node:child_process";

/** Whether this user can mount and unshare: root outside of most containers. */
export const canMount = spawnSync("unshare", ["--mount", "--pid", "--fork", "--mount-proc", "true"]).status === 0;
/** For the names of tests that are skipped without it. */
export const mountTitle = canMount ? "" : " (skipped: this user may not mount)";

/** Runs a shell script with its own mounts, which are removed afterwards. */
export function withMounts(
  script: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const { status, stderr, stdout } = spawnSync("unshare", ["--mount", "sh", "-ec", script, "sh", ...args], {
    encoding: "utf8",
  });
  return { status, stderr, stdout };
}
