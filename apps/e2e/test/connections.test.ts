import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterEach, beforeEach, expect, test } from "vitest";

const logger = new URL("connections/log-connections.ts", import.meta.url).href;
const programs: Record<string, string> = {
  smartalex: fileURLToPath(new URL("../../cli/dist/main.cjs", import.meta.url)),
  "smartalex-mock": fileURLToPath(new URL("../../mock/dist/main.cjs", import.meta.url)),
};

let folder: string;
let mock: Mock;
let baseUrl: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-connections-"));
  mock = createMock({ calls: 3 });
  baseUrl = (await mock.listen()).url;
});
afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

/** Runs a program in a new home folder, and returns the hosts to which the program and its child processes have connected. */
async function connectionsOf(command: string): Promise<string[]> {
  const [program = "", ...args] = command.split(" ");
  const file = join(folder, "connections.txt");
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
    SMARTALEX_BASE_URL: baseUrl,
    SMARTALEX_API_KEY: "any",
    NODE_OPTIONS: `--import=${logger} --no-warnings`,
    CONNECTIONS: file,
  };
  await new Promise<void>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [programs[program] ?? "", ...args],
      { env, cwd: folder },
      (error, _, stderr) => {
        if (error) reject(new Error(`${command}: ${stderr}`));
        else resolve();
      },
    );
    child.stdin?.end("key_of_a_login\n");
  });
  return existsSync(file) ? [...new Set(readFileSync(file, "utf8").trimEnd().split("\n"))] : [];
}

test.each([
  "smartalex calls list --all",
  "smartalex calls export --to calls.csv --with-transcripts",
  "smartalex calls stats --since 30d",
  "smartalex api GET /calls",
  "smartalex auth login --no-keyring",
  "smartalex doctor",
  "smartalex-mock verify",
  "smartalex-mock record --out calls.ndjson",
])("%s connects to the host of the base URL, and to nothing else: no telemetry, no update check", async (command) => {
  expect(await connectionsOf(command)).toEqual([new URL(baseUrl).host]);
});

test.each([
  "smartalex --version",
  "smartalex --help",
  "smartalex calls list --sandbox --all",
  "smartalex complete -- calls get c",
  "smartalex completion bash",
  "smartalex config explain base_url",
  "smartalex auth status",
  "smartalex-mock --version",
  "smartalex-mock --help",
])("%s connects to nothing", async (command) => {
  expect(await connectionsOf(command)).toEqual([]);
});
