import { spawnSync } from "node:child_process";

/** The resident memory of a process. Throws where there is no `ps` that could tell. */
export function residentBytes(pid: number): number {
  const { error, stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  if (error) throw new Error("The memory of a process is read with ps. Install procps.", { cause: error });
  return Number(stdout) * 1_024;
}
