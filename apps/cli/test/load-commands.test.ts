import { Option } from "@commander-js/extra-typings";
import { expect, test } from "vitest";
import { requestedCommands } from "../src/commands/load-commands.ts";
import { smartalex } from "./run-cli.ts";

const options = [new Option("--profile <name>"), new Option("--sandbox")];

test.each([
  [
    ["calls", "list", "--limit", "5"],
    ["calls", "list", "5"],
  ],
  [
    ["--profile", "calls", "auth", "status"],
    ["auth", "status"],
  ],
  [["--profile=calls", "--sandbox", "doctor"], ["doctor"]],
  [
    ["help", "calls", "get"],
    ["calls", "get"],
  ],
  [["calls", "--help", "list"], ["calls"]],
  [["--help", "calls"], []],
  [["complete", "--", "calls"], ["complete"]],
  [[], []],
])("the words of %j are %j", (args, words) => {
  expect(requestedCommands(args, options)).toEqual({ words, isVersion: false });
});

test.each([[["--version"]], [["--sandbox", "-V"]]])("%j requests the version", (args) => {
  expect(requestedCommands(args, options)).toEqual({ words: [], isVersion: true });
});

test("a version flag after a command, or as the value of a flag, does not request the version", () => {
  expect(requestedCommands(["calls", "--version"], options).isVersion).toBe(false);
  expect(requestedCommands(["--profile", "--version"], options).isVersion).toBe(false);
});

test.each([[["--help", "calls"]], [["--help"]], [["--profile", "calls", "--help"]], [[]]])(
  "the help of %j lists all commands",
  async (args) => {
    const { stdout } = await smartalex(args);
    for (const name of ["calls", "api", "sandbox", "auth", "config", "doctor", "completion"]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} .*\\w`, "m"));
    }
  },
);

test("the help of a group lists all of its commands", async () => {
  const { stdout } = await smartalex(["calls", "--help", "list"]);
  for (const name of ["list", "get", "export", "watch", "stats"])
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
});
