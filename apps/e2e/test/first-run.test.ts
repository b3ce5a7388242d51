import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NewMachine, systemNodes } from "./first-run/new-machine.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const minutes = 60_000;

/** The first commands of the README. */
const firstCommands = [...(/^```sh\n(.*?)^```$/ms.exec(readme)?.[1] ?? "").matchAll(/^(npm \w+)/gm)].map(
  ([, command]) => command,
);

/** A session of the README: the command and its output. */
const [, session = "", shown = ""] = /^```console\n\$ (npm run [^\n]+)\n(.*?)^```$/ms.exec(readme) ?? [];

test("the README starts with the commands that these tests run", () => {
  expect(firstCommands).toEqual(["npm start", "npm test"]);
  expect(session).toContain("smartalex -- calls get");
});

const shells = { dash: "/bin/dash", bash: "/bin/bash" };
const machines = Object.keys(systemNodes).flatMap((node) => {
  return Object.entries(shells).map(([shell, path]) => ({ node: node as keyof typeof systemNodes, shell, path }));
});

describe.each(machines)("a new clone, an empty home folder, Node $node and $shell as sh", ({ node, path }) => {
  let machine: NewMachine;
  let firstOutput: string;

  beforeAll(async () => {
    machine = await NewMachine.create(root, { node, shell: path });
  }, minutes);
  afterAll(() => {
    machine.remove();
  }, minutes);

  test(
    "npm start installs, shows the calls of a day and one transcript, and suggests the next commands",
    () => {
      const { status, stdout, stderr } = machine.type("npm start");
      firstOutput = stdout;
      expect(status, stdout + stderr).toBe(0);
      expect(stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}call_\w+ +\w+ +(inbound|outbound|web) /m);
      expect(stdout).toMatch(/^0:00 {2}agent {3}\w/m);
      expect(stdout).toContain("Next, try:");
      expect(stdout + stderr).not.toMatch(/telemetry/i);
    },
    5 * minutes,
  );

  test("npm start installs only the necessary packages", () => {
    const megabytes = Number(machine.type("du -sm node_modules | cut -f 1").stdout);
    expect(megabytes).toBeGreaterThan(50);
    expect(megabytes).toBeLessThanOrEqual(node === "20" ? 300 : 150);
  });

  test("the session of the README shows what the command prints", () => {
    const { status, stdout } = machine.type(session);
    const withoutEmptyLines = (text: string) => text.split("\n").filter((line) => line !== "");
    expect({ status, lines: withoutEmptyLines(stdout) }).toEqual({ status: 0, lines: withoutEmptyLines(shown) });
  });

  test(
    "the commands that npm start suggests work",
    () => {
      const [, suggestions = ""] = firstOutput.split("Next, try:\n");
      const commands = [...suggestions.matchAll(/^ {2}(npm start -- [^#\n]+)/gm)].map(([, command = ""]) =>
        command.trim(),
      );
      expect(commands).toHaveLength(2);
      for (const command of commands) {
        expect(machine.type(command), command).toMatchObject({ status: 0 });
      }
    },
    minutes,
  );

  test("npm start -- ARGS has the exit code of the command", () => {
    expect(machine.type("npm start -- calls get call_nope --sandbox")).toMatchObject({ status: 5 });
  });

  test("a file is written to the current folder of the user", () => {
    const args = "calls export --sandbox --to calls.csv";
    const outside = machine.folder("somewhere else");
    const inside = join(machine.clone, "docs");
    const fromOutside = machine.type(`npm --prefix "${machine.clone}" run -s smartalex -- ${args}`, { cwd: outside });
    expect(fromOutside).toMatchObject({ status: 0 });
    expect(existsSync(join(outside, "calls.csv"))).toBe(true);
    expect(machine.type(`npm run -s smartalex -- ${args}`, { cwd: inside })).toMatchObject({ status: 0 });
    expect(existsSync(join(inside, "calls.csv"))).toBe(true);
  });

  test("a line of the README adds the commands to the PATH, and they write to the current folder of the user", () => {
    const [, onPath = ""] = /^(export PATH=.+)$/m.exec(readme) ?? [];
    const [, command = ""] = /^(smartalex calls export .+?) +#/m.exec(readme) ?? [];
    const cwd = machine.folder("another folder");
    const all = `${onPath} && cd "${cwd}" && ${command} && smartalex-mock --help`;
    expect(machine.type(all)).toMatchObject({ status: 0 });
    expect(existsSync(join(cwd, "calls.csv"))).toBe(true);
    expect(machine.type(`${onPath} && smartalex calls get call_nope --sandbox`)).toMatchObject({ status: 5 });
  });

  test(
    "npm test completes the installation and runs the tests of a package",
    () => {
      const { status, stdout } = machine.type("npm test -- packages/contract");
      expect({ status, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
        status: 0,
        last: expect.stringMatching(/^\d+ passed, 0 failed$/) as string,
      });
    },
    5 * minutes,
  );

  test(
    "the second run counts the cached results of the tests",
    () => {
      const { status, stdout } = machine.type("npm test -- packages/contract");
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Unchanged, from the cache: packages\/contract test \(\d+\)\n\d+ passed, 0 failed$/m);
    },
    minutes,
  );
});
