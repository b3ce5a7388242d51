import { readBlocks } from "./read-blocks.ts";

/** The names of all tests, each with the files that contain a test of this name. */
export type Tests = ReadonlyMap<string, readonly string[]>;

/** Returns the problems of a page, one line each: blocks without a marker, and markers that do not name exactly one test. */
export function findProblems(markdown: string, tests: Tests): string[] {
  return readBlocks(markdown).flatMap((block) => {
    if (block.tests.length === 0 && !block.isNoPromise) {
      const start = block.text.length > 60 ? `${block.text.slice(0, 60)}…` : block.text;
      return [`line ${block.line}: "${start}" is not followed by <!-- [test: name] --> or <!-- [no promise] -->`];
    }
    return block.tests.flatMap((marker) => {
      const problem = problemOf(marker, tests);
      return problem === undefined ? [] : [`line ${block.line}: ${problem}`];
    });
  });
}

/** Returns the problem of a marker, if any. A marker is the name of a test, or its file and name (`pace.test.ts > requests wait`). */
function problemOf(marker: string, tests: Tests): string | undefined {
  const [, file, name = ""] = /^(?:(\S+\.test\.ts) > )?(.*)$/.exec(marker) ?? [];
  const files = (tests.get(name) ?? []).filter((path) => file === undefined || `/${path}`.endsWith(`/${file}`));
  if (files.length === 1) return undefined;
  if (files.length > 1)
    return `several files have the test "${name}". Write [test: FILE > ${name}] with one of ${files.join(", ")}`;
  return `test not found: "${marker}". The most similar names are ${nearest(name, [...tests.keys()]).join(", ")}`;
}

/** Returns the three most similar names, in quotes. */
function nearest(name: string, names: readonly string[]): string[] {
  const chunks = chunksOf(name);
  return names
    .map((other) => ({ other, similarity: likeness(chunks, chunksOf(other)) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 3)
    .map(({ other }) => `"${other}"`);
}

/** Returns the similarity of two texts from 0 to 1: the share of their common chunks (the Sørensen–Dice coefficient). */
function likeness(pieces: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...pieces].filter((piece) => others.has(piece)).length;
  return (2 * common) / (pieces.size + others.size);
}

/** Returns all chunks of five characters. Most sentences have shorter chunks in common. */
function chunksOf(text: string): Set<string> {
  const lower = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: Math.max(1, lower.length - 4) }, (_, at) => lower.slice(at, at + 5)));
}
