import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellQuote } from "../src/shell-quote.ts";

test.each([
  "",
  " ",
  "a b",
  "it's",
  "$HOME",
  "`id`",
  "call_1;touch${IFS}x;#",
  "a\nb",
  "*",
  "~",
  "\\",
  "-n",
  '"',
  "ł",
  "=ls",
])("a shell reads %j as one word", (text) => {
  expect(execFileSync("sh", ["-c", `printf %s. ${shellQuote(text)}`], { encoding: "utf8" })).toBe(`${text}.`);
});

test.each(["call_1", "calls.csv", "/tmp/a-b", "a=b", "http://127.0.0.1:4010/v1"])("%s needs no quotes", (text) => {
  expect(shellQuote(text)).toBe(text);
});
