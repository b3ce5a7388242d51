import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandLine, withFlags } from "../src/command-line.ts";
import { hostileTexts, unsafeIn } from "./hostile-text.ts";

const shell = ["bash", "zsh"].find((name) => {
  try {
    return execFileSync(name, ["-c", "echo ok"], { encoding: "utf8" }) === "ok\n";
  } catch {
    return false;
  }
});

/** Parses a pasted line into words with a shell. */
function wordsOf(line: string): string[] {
  const script = `show() { printf '%s\\0' "$@"; }; show ${line}`;
  return execFileSync(shell ?? "bash", ["-c", script], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);
}

const pieces = [
  ...hostileTexts,
  "call_1;touch${IFS}PWN;#",
  "$(touch PWN)",
  "`touch PWN`",
  "it's",
  "a\n\u001b[2J'!!",
  "=ls",
];

test.skipIf(shell === undefined)(
  `every value of a pasted command is one word, and contains nothing unsafe${shell === undefined ? " (no bash)" : ""}`,
  () => {
    for (const text of pieces) {
      const line = commandLine`run --to ${text} ${[text, "b"]} end`;
      const word = Buffer.from(text).toString("utf8"); // no lone surrogates
      // Shells do not support words with NUL.
      if (!text.includes("\0")) expect(wordsOf(line)).toEqual(["run", "--to", word, word, "b", "end"]);
      expect(unsafeIn(line)).toBeUndefined();
    }
  },
);

test("a plain value has no quotes, and an empty array no word", () => {
  expect(commandLine`smartalex calls get ${"call_1"}`).toBe("smartalex calls get call_1");
  expect(commandLine`smartalex sandbox --port ${0} ${[]}`).toBe("smartalex sandbox --port 0");
});

test.each([
  [commandLine`smartalex calls get ${"a"}`, "smartalex calls get a --profile 'a b'"],
  [commandLine`smartalex calls get -- ${"-a"}`, "smartalex calls get --profile 'a b' -- -a"],
  [commandLine`smartalex calls get ${"a -- b"}`, "smartalex calls get 'a -- b' --profile 'a b'"],
  [
    commandLine`smartalex calls get ${"it's -- b"} -- ${"c -- d"}`,
    "smartalex calls get 'it'\\''s -- b' --profile 'a b' -- 'c -- d'",
  ],
  [commandLine`smartalex calls get ${"\u001b' -- b"}`, "smartalex calls get $'\\033\\047 -- b' --profile 'a b'"],
])("flags that are added to %s precede its operands", (command, expected) => {
  expect(withFlags(command, ["--profile", "a b"])).toBe(expected);
});
