import { expect, test } from "vitest";
import { redact } from "../src/redact.ts";
import { callStart, turnsOf } from "./identifiers-in.ts";

test("replaces an identifier by its kind, and keeps the rest of the text", () => {
  const texts = ["My name is  Dávid, ring\t+44 7700 900123!", "Until 10:15?", "jan@example.pl, ７１５ １３９ ０７８７"];
  expect(redact(turnsOf(...texts), { callStart })).toEqual([
    "My name is  Dávid, ring\t[phone]!",
    "Until 10:15?",
    "[email], [phone]",
  ]);
});

test("replaces each part of a number that spans several turns", () => {
  expect(redact(turnsOf("077", "okay", "0090", "yes", "0123"), { callStart })).toEqual([
    "[phone]",
    "okay",
    "[phone]",
    "yes",
    "[phone]",
  ]);
});

test("a text without a speaker is a summary", () => {
  expect(redact([{ text: "Call back on 715-139-0787 at 10:15." }], { callStart })).toEqual([
    "Call back on [phone] at 10:15.",
  ]);
});
