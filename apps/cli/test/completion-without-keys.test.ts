import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "smartalex-"));
  const folder = join(home, ".config", "smartalex");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const profiles = { work: { base_url: "https://api.getsmartalex.com/v1", key_in: "keyring" } };
  writeFileSync(join(folder, "config.json"), JSON.stringify({ current: "work", profiles }), { mode: 0o600 });
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

test("completion does not read keys from the keyring", async () => {
  const uses: string[] = [];
  const use = (name: string) => () => {
    uses.push(name);
    return Promise.reject(new Error(`${name} is not for completion`));
  };
  const world = {
    cwd: home,
    env: { HOME: home },
    keyring: { get: use("get"), set: use("set"), delete: use("delete") },
  };
  for (const line of ["", "calls get ", "calls list --agent ", "calls export --to ", "auth switch ", "--profile "]) {
    expect(await smartalex(["complete", "--", ...line.split(" ")], world), line).toMatchObject({ exitCode: 0 });
  }
  expect(uses).toEqual([]);
  await smartalex(["calls", "get", "call_1"], world); // another command does
  expect(uses).toEqual(["get"]);
});
