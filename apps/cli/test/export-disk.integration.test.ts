import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterAll, expect, test } from "vitest";
import { canMount, mountTitle } from "../../../packages/node-files/test/mounts.ts";
import { exportFolder } from "./export-folder.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const folder = exportFolder();
const { cwd } = folder;
const mocks: Mock[] = [];
afterAll(() => Promise.all(mocks.map((mock) => mock.close())));

async function serve(faults: readonly string[]) {
  const mock = createMock({ now: "2026-01-16T12:00:00Z", faults });
  mocks.push(mock);
  const { url } = await mock.listen();
  return { mock, env: { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: url } };
}

/** Runs a shell command in the directory, with `$node` and `$main`. */
async function run(script: string, env: Record<string, string | undefined>) {
  const child = spawn("sh", ["-c", script], { cwd, env: { ...env, node: process.execPath, main } });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stderr };
}

test.skipIf(!canMount)(`a second export in another container ends with exit code 7${mountTitle}`, async () => {
  const { env, mock } = await serve(["/calls page=2: stall"]);
  const args = ["calls", "export", "--to", "shared.csv"];
  const first = spawn(process.execPath, [main, ...args], { cwd, env, stdio: "ignore" });
  while (!folder.names("shared").includes("shared.csv.partial"))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const second = await run('exec unshare --pid --fork --mount-proc "$node" "$main" calls export --to shared.csv', env);
  expect(second.status).toBe(7);
  expect(second.stderr).toContain(`is being written by smartalex calls export (process ${first.pid} on `);
  first.kill("SIGKILL");
  await once(first, "exit");
  mock.faults.script();
  const third = await run('exec "$node" "$main" calls export --to shared.csv --resume', env);
  expect(third).toEqual({ status: 0, stderr: `Wrote 150 calls to ${folder.path("shared.csv")}.\n` });
  expect(folder.names("shared")).toEqual(["shared.csv"]);
});

test.skipIf(!canMount)(`a target that is a mount point is rejected before any request${mountTitle}`, () => {
  writeFileSync(folder.path("outer.csv"), "old");
  writeFileSync(folder.path("mounted.csv"), "");
  const script = `mount --bind outer.csv mounted.csv; "$1" "$2" calls export --sandbox --to mounted.csv --force`;
  const args = ["--mount", "sh", "-c", script, "sh", process.execPath, main];
  const { status, stderr } = spawnSync("unshare", args, { cwd, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain(
    "mounted.csv is mounted as a single file and cannot be replaced. Mount its directory, or specify another",
  );
  expect(folder.text("outer.csv")).toBe("old");
  expect(folder.names("mounted")).toEqual(["mounted.csv"]);
});

test("if the disk fills up during retries, the file is unchanged, and --resume continues", async () => {
  const { env, mock } = await serve([]);
  await run('exec "$node" "$main" calls list --all -o ids > ids', env);
  mock.faults.script(`/calls/${folder.text("ids").split("\n")[2] ?? ""}: 500`);
  const broken = await run('exec "$node" "$main" calls export --to r.ndjson --with-transcripts', env);
  expect(broken.status).toBe(7);
  mock.faults.script();
  const before = folder.text("r.ndjson");
  const resume = 'exec "$node" "$main" calls export --to r.ndjson --with-transcripts --resume';
  const full = await run(`ulimit -f 20; ${resume}`, env);
  expect(full.status).toBe(7);
  expect(full.stderr).toMatch(
    /r\.ndjson\. 1 call could not be fetched: \S+ \(500\)\. The file exceeds the maximum file size\. .*\nNext: .* --resume\n$/,
  );
  expect(folder.text("r.ndjson")).toBe(before);
  expect(folder.names("r.")).toEqual(["r.ndjson", "r.ndjson.journal"]);
  expect((await run(resume, env)).status).toBe(0);
  expect(folder.names("r.")).toEqual(["r.ndjson"]);
});
