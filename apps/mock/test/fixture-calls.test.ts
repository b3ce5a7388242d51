import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFixture } from "../src/commands/open-fixture.ts";
import { indexFixtures } from "../src/dataset/fixture/fixture-calls.ts";
import { hashOf } from "../src/runtime/random.ts";
import { fileInMemory } from "../src/dataset/fixture/random-access-file.ts";
import type { NamedFile } from "../src/dataset/fixture/ndjson-index.ts";

const call = document.components.examples.getCall.value.data;
const folder = mkdtempSync(join(tmpdir(), "smartalex-fixture-"));
const path = join(folder, "calls.ndjson");

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function inMemory(bytes: Uint8Array): NamedFile {
  return { name: path, bytes: fileInMemory(bytes) };
}

function onDisk(bytes: Uint8Array): NamedFile {
  writeFileSync(path, bytes);
  const file = openFixture(path);
  if (!("bytes" in file)) throw new Error("expected bytes");
  return file;
}

/** Returns everything about a file, or its error. */
function readingOf(file: NamedFile, chunkBytes?: number) {
  try {
    const { count, indexOf, json, row, startMs, status, version } = indexFixtures([file], { chunkBytes });
    const rows = Array.from({ length: count }, (_, index) => {
      const { id } = JSON.parse(json(index)) as CallDetail;
      return [indexOf(id), startMs(index), status(index), row(index), json(index)];
    });
    return { version, rows };
  } catch (error) {
    return String(error);
  }
}

const text = fc.string({ unit: "binary", maxLength: 12 });
const line = fc
  .record({ id: fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }), call_status: text, summary: text })
  .map((changes) => JSON.stringify({ ...call, ...changes }));
const ndjson = fc
  .record({
    mark: fc.constantFrom("", "\uFEFF"),
    lines: fc.array(fc.oneof({ weight: 9, arbitrary: line }, fc.constantFrom("", " ", "\t")), { maxLength: 6 }),
    end: fc.constantFrom("\n", "\r\n"),
    last: fc.boolean(),
    bad: fc.option(fc.uint8Array({ minLength: 1, maxLength: 3 }), { freq: 8 }),
  })
  .map(({ bad, end, last, lines, mark }) =>
    Buffer.concat([Buffer.from(mark + lines.join(end) + (last ? end : "")), bad ?? Buffer.of()]),
  );

test("a file and a text have the same calls or the same error, for any chunk size", () => {
  fc.assert(
    fc.property(ndjson, fc.integer({ min: 1, max: 64 }), (bytes, chunkBytes) => {
      const whole = readingOf(inMemory(bytes));
      expect(readingOf(inMemory(bytes), chunkBytes)).toEqual(whole);
      expect(readingOf(onDisk(bytes), chunkBytes)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test("lines are read unchanged, wherever a chunk ends", () => {
  const lines = ["é", "日本", "🦷", "x".repeat(300)].map((summary, index) =>
    JSON.stringify({ ...call, id: `call_${index}`, summary }),
  );
  const bytes = Buffer.from(`\uFEFF${lines.join("\r\n\n")}`);
  for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
    const { count, json } = indexFixtures([inMemory(bytes)], { chunkBytes });
    expect(Array.from({ length: count }, (_, index) => json(index))).toEqual(lines);
  }
});

test("calls whose IDs have the same hash are distinguished", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `call_${index}`);
  const bytes = Buffer.from(ids.map((id) => JSON.stringify({ ...call, id })).join("\n"));
  const records = indexFixtures([inMemory(bytes)], { hash: (id) => hashOf(id) & 3 });
  expect(ids.map((id) => records.indexOf(id))).toEqual(ids.map((_, index) => index));
  expect(records.indexOf("call_500")).toBeUndefined();
});

test("a duplicate ID is an error with both positions, in one file and across files", () => {
  const lineOf = (id: string) => JSON.stringify({ ...call, id });
  const one = { ...inMemory(Buffer.from(`\n${lineOf("a")}\n\n${lineOf("b")}`)), name: "one" };
  const two = { ...inMemory(Buffer.from(`${lineOf("c")}\n${lineOf("b")}`)), name: "two" };
  const hash = () => 7;
  expect(() => indexFixtures([one, two], { hash })).toThrow("two:2: /id already exists at one:4");
  expect(() => indexFixtures([one, one], { hash })).toThrow("one:2: /id already exists at one:2");
});

test("the version changes if a byte changes", () => {
  const version = (summary: string) =>
    indexFixtures([inMemory(Buffer.from(JSON.stringify({ ...call, summary })))]).version;
  const versions = ["", "a", "b", "ab", "ba", "aaaa", "aaab"].map(version);
  expect(new Set(versions).size).toBe(versions.length);
});
