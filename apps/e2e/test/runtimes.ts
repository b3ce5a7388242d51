import { encode } from "../../mock/src/runtime/bytes.ts";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { chromium } from "playwright-core";

import { serveNode } from "../../mock/src/http/serve-node.ts";

/** The entry module of a program. */
export const ENTRY = "entry.mjs";

/** A runtime for the SDK and the mock. */
export interface Runtime {
  name: string;
  /** The reason why the runtime is not available on this machine, if it is not. */
  missing?: string | undefined;
  /** Whether the runtime hides the status of redirects, as browsers do. */
  hidesRedirects?: boolean;
  /** Whether the runtime resolves packages in `node_modules`. Otherwise, the entry must contain them. */
  resolvesNodeModules?: boolean;
  /** Calls `runJobs` of the entry in a folder. Jobs and results are JSON. */
  run: (folder: string, jobs: readonly unknown[]) => Promise<unknown[]>;
}

const chromiumPath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** The Node version of the scripts of this repository. */
export const node24 = inNode("24", "node");

/** All supported runtimes. */
export const runtimes: readonly Runtime[] = [
  inNode("20", "node20"),
  inNode("22", "node22"),
  node24,
  inNode("26", "node26"),
  { name: "Bun", resolvesNodeModules: true, run: inProcess(binary("bun", "bin/bun.exe")) },
  {
    name: "Deno",
    resolvesNodeModules: true,
    run: inProcess(binary("deno", "deno"), "run", "--no-prompt", "--allow-net=127.0.0.1"),
  },
  { name: "workerd", run: inWorkerd },
  {
    name: "Chromium",
    missing: chromiumPath === undefined ? "/usr/bin/chromium does not exist" : undefined,
    hidesRedirects: true,
    run: inChromium,
  },
];

/** Returns the path of a file of an installed package. */
export function binary(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

function inNode(version: string, name: string): Runtime {
  return { name: `Node ${version}`, resolvesNodeModules: true, run: inProcess(binary(name, "bin/node")) };
}

function inProcess(file: string, ...args: string[]): Runtime["run"] {
  return async (folder, jobs) => {
    const script = `import { runJobs } from "./${ENTRY}"; console.log(JSON.stringify(await runJobs(${JSON.stringify(jobs)})));`;
    writeFileSync(join(folder, "main.mjs"), script);
    const env = { HOME: folder, DENO_DIR: join(folder, "deno") }; // no API key, no proxy, no files outside of this folder
    const { stdout } = await promisify(execFile)(file, [...args, "main.mjs"], { cwd: folder, env });
    return JSON.parse(stdout) as unknown[]; // from `runJobs`
  };
}

async function inWorkerd(folder: string, jobs: readonly unknown[]): Promise<unknown[]> {
  const script = `
    import { runJobs } from "./${ENTRY}";
    export default { fetch: async (request) => Response.json(await runJobs(await request.json())) };`;
  const workerd = new Miniflare({
    modules: [
      { type: "ESModule", path: "main.mjs", contents: script },
      { type: "ESModule", path: ENTRY, contents: readFileSync(join(folder, ENTRY), "utf8") },
    ],
    compatibilityDate: "2026-07-01", // and no flags
    cf: false,
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      for (const stream of [stdout, stderr]) stream.resume(); // discards messages about broken connections
    },
  });
  try {
    const response = await workerd.dispatchFetch("http://worker/", { method: "POST", body: JSON.stringify(jobs) });
    return (await response.json()) as unknown[]; // from `runJobs`
  } finally {
    await workerd.dispose();
  }
}

async function inChromium(folder: string, jobs: readonly unknown[]): Promise<unknown[]> {
  const page = await serveNode(({ url }) => {
    const name = new URL(url).pathname;
    const isScript = /\.m?js$/.test(name); // the entry, and other files of bundles
    const body = isScript ? readFileSync(join(folder, name), "utf8") : "<!doctype html><title>A page of a user</title>";
    const headers = { "content-type": isScript ? "text/javascript" : "text/html" };
    return { status: 200, headers, body: encode(body) };
  }, 0);
  const browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-proxy-server"] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${page.port}/`);
    const script = `import("/${ENTRY}").then(({ runJobs }) => runJobs(${JSON.stringify(jobs)}))`;
    return await tab.evaluate<unknown[]>(script);
  } finally {
    await browser.close();
    await page.close();
  }
}
