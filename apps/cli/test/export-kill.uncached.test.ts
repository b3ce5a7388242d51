import { spawn } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { amount } from "../../../packages/sdk/test/amount.ts";
import { serveNode } from "../../mock/src/http/serve-node.ts";
import { toHandler } from "../../mock/test/to-handler.ts";
import { exportFolder } from "./export-folder.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const folder = exportFolder();
const CALLS = 400;
/** Details that are requested, and those that wait to be written. */
const MOST_IN_FLIGHT = 30;

const mock = createMock({ calls: CALLS, now: "2026-01-16T00:00:00Z", latencyMs: "1-5", seed: "kill" });
const { fetch } = mock;
let ids: readonly string[];
const asked = { lists: 0, details: 0 };
/** Called for each request. */
let onRequest = (): void => undefined;
let server: Awaited<ReturnType<typeof serveNode>>;

beforeAll(async () => {
  const counting: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    asked[new URL(request.url).pathname === "/v1/calls" ? "lists" : "details"]++;
    onRequest();
    return fetch(request);
  };
  server = await serveNode(toHandler(counting), 0);
  const client = new SmartAlex({ apiKey: "any", fetch });
  ids = (await client.calls.list().toArray({ limit: Infinity })).map(({ id }) => id);
});
afterAll(() => server.close());

/** Runs the built command in a separate process, and kills it after this number of requests. */
async function run(args: readonly string[], killAfter = Infinity): Promise<number | null> {
  const env = {
    PATH: process.env["PATH"],
    SMARTALEX_API_KEY: "any",
    SMARTALEX_BASE_URL: `http://127.0.0.1:${server.port}/v1`,
  };
  const child = spawn(process.execPath, [main, "calls", "export", ...args], { cwd: folder.cwd, env, stdio: "ignore" });
  let left = killAfter;
  onRequest = () => {
    if (--left <= 0) child.kill("SIGKILL");
  };
  const [exitCode] = (await once(child, "exit")) as [number | null];
  return exitCode;
}

/** Pseudorandom numbers from 1 to `most`. */
function pick(name: string, most: number): number {
  return 1 + (createHash("sha256").update(name).digest().readUInt32BE() % most);
}

const KILLS = amount({ sample: 13, soak: 130 });

test.each([
  ["csv", KILLS, ["--with-transcripts"]],
  ["ndjson", KILLS, ["--with-transcripts", "--since", "2026-01-11"]],
  ["json", KILLS, ["--with-transcripts", "--direction", "inbound"]],
  ["parquet", KILLS, ["--with-transcripts"]],
] as const)(
  "an export to %s that is killed %i times is identical, byte for byte, and no written call is fetched again",
  async (format, kills, flags) => {
    asked.details = 0;
    expect(await run(["--to", `whole.${format}`, ...flags])).toBe(0);
    const needed = asked.details;
    asked.details = 0;
    const resume = ["--to", `resumed.${format}`, ...flags, "--resume"];
    let completed = 0;
    for (let kill = 1; kill <= kills || completed === 0 || folder.names("resumed").length > 0;) {
      const most = Math.ceil((1.6 * needed) / kills) + MOST_IN_FLIGHT;
      const exitCode = await run(resume, kill <= kills ? pick(`${format} ${kill}`, most) : Infinity);
      const isComplete = folder.names("resumed").includes(`resumed.${format}`);
      expect({ exitCode, isComplete }).toEqual(
        isComplete ? { exitCode: 0, isComplete } : { exitCode: null, isComplete },
      );
      if (!isComplete) kill++;
      else {
        completed++;
        expect(folder.bytes(`resumed.${format}`).equals(folder.bytes(`whole.${format}`))).toBe(true);
        folder.remove(`resumed.${format}`);
        expect(folder.names("resumed")).toEqual([]);
      }
    }
    expect(asked.details).toBeLessThanOrEqual(completed * needed + kills * MOST_IN_FLIGHT);
    expect(asked.details).toBeGreaterThan(needed);
  },
);

test.each(["csv", "json", "parquet"])(
  "an export to %s whose --resume is killed during retries keeps its file, and is completed later",
  async (format) => {
    const transcripts = ["--with-transcripts"];
    expect(await run(["--to", `good.${format}`, ...transcripts])).toBe(0);
    mock.faults.script(...ids.filter((_, index) => index % 9 === 0).map((id) => `/calls/${id}: 422`));
    expect(await run(["--to", `patched.${format}`, ...transcripts])).toBe(7);
    const before = folder.bytes(`patched.${format}`);
    mock.faults.script();
    const resume = ["--to", `patched.${format}`, ...transcripts, "--resume"];
    for (let kill = 1; kill <= KILLS / 2; kill++) {
      const exitCode = await run(resume, pick(`${format} again ${kill}`, ids.length / 9));
      if (exitCode === 0) break; // it was killed after the last request, when it was done
      expect(folder.bytes(`patched.${format}`).equals(before)).toBe(true);
    }
    expect([0, 2]).toContain(await run(resume)); // 2: the file is already complete
    expect(folder.bytes(`patched.${format}`).equals(folder.bytes(`good.${format}`))).toBe(true);
    expect(folder.names(`patched.${format}`)).toEqual([`patched.${format}`]);
  },
);
