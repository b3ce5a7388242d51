import type { Level } from "./document/difference.ts";

const ORDER = ["patch", "minor", "major"] as const;

/** Which part of a version is counted up. */
export type Bump = (typeof ORDER)[number];

const NEEDED: Record<Level, Bump> = { breaking: "major", addition: "minor", wording: "patch" };
// Whoever asks for ^0.3.1 is given every 0.3, and no 0.4.
const NEEDED_BEFORE_1: Record<Level, Bump> = { breaking: "minor", addition: "patch", wording: "patch" };

/** The least that a version must be counted up by for differences of these levels; `undefined` where there are none. */
export function neededBump(levels: readonly Level[], version: string): Bump | undefined {
  const needed = version.startsWith("0.") ? NEEDED_BEFORE_1 : NEEDED;
  return highestBump(levels.map((level) => needed[level]));
}

/** The highest of some; `undefined` of none. */
export function highestBump(bumps: readonly Bump[]): Bump | undefined {
  return ORDER.findLast((bump) => bumps.includes(bump));
}

/** Whether one is at least as high as another that is needed. */
export function isEnough(asked: Bump | undefined, needed: Bump): boolean {
  return asked !== undefined && ORDER.indexOf(asked) >= ORDER.indexOf(needed);
}
