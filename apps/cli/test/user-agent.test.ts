import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { smartalex } from "./run-cli.ts";

const userAgents: (string | undefined)[] = [];
const server = createServer((request, response) => {
  userAgents.push(request.headers["user-agent"]);
  response.writeHead(200, { "content-type": "application/json" });
  response.end('{"data":[],"meta":{"total":0,"page":1,"per_page":50,"total_pages":0}}');
});

let env: Record<string, string>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  env = {
    SMARTALEX_BASE_URL: `http://127.0.0.1:${port}/v1`,
    SMARTALEX_CONFIG_DIR: mkdtempSync(join(tmpdir(), "smartalex-")),
  };
});
beforeEach(() => {
  userAgents.length = 0;
});
afterAll(() => {
  server.close();
  rmSync(env["SMARTALEX_CONFIG_DIR"] ?? "", { recursive: true });
});

test.each([["calls list"], ["api GET /calls"], ["api GET /calls --include"], ["doctor"]])(
  "%s identifies the command line in the user-agent",
  async (command) => {
    await smartalex(command.split(" "), { env: { ...env, SMARTALEX_API_KEY: "sk_live_any" } });
    expect(userAgents[0]).toMatch(/^smartalex-sdk\/\S+ \(node\/\S+\) /);
    expect(userAgents[0]).toContain(`) smartalex-cli/${packageJson.version}`);
  },
);

test("auth login identifies the command line in the user-agent", async () => {
  await smartalex(["auth", "login", "--no-keyring"], { env, stdin: "sk_live_any" });
  expect(userAgents).toEqual([expect.stringContaining(`) smartalex-cli/${packageJson.version}`)]);
});
