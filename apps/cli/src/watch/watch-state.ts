import type { Call, ChangeFeedState } from "@smartalex/sdk";
import { UsageError } from "../errors.ts";
import { invalidFileError, isObject, parseJsonObject } from "../config/files/parse-json-object.ts";
import { readConfigFile } from "../config/files/read-config-file.ts";

/** What a watch is begun with, and can go on with alone: otherwise calls would be lost, or shown again. */
export interface WatchIdentity {
  /** Where the calls are from. */
  base_url: string;
  /** The flags that say which calls are shown, and how much of each is read. */
  flags: string;
}

/** What a watch has to know to go on: plain JSON, without what anybody said. */
export interface WatchState extends WatchIdentity {
  version: 1;
  /** What was read. */
  feed: ChangeFeedState;
  /** The calls that have shown up since the watch began, and whether they have matched. */
  followed: [id: string, hasMatched: boolean][];
  /** What is still to be done. */
  pending: StoredCall[];
}

/** A call that has matched: it is to be shown, or was and has changed since, so that it may meet the condition of --when now. */
export interface StoredCall {
  id: string;
  start_timestamp: string;
  is_shown: boolean;
  /** As the list has it; not there where its details are to be shown. */
  row?: Call | undefined;
}

/** Far more than the calls of a large workspace take. */
const LARGEST_BYTES = 500_000_000;

/**
 * The state in a file: all of it in the first line, and in the others the ids of calls of which nothing is to be done any more.
 * `undefined` where there is no file yet. Throws `CommandError` for one that is broken, or was begun otherwise: it is left as it is.
 */
export function readWatchState(path: string, terms: WatchIdentity): WatchState | undefined {
  const text = readConfigFile(path, { largestBytes: LARGEST_BYTES });
  if (text === undefined) return undefined;
  const [first = "", ...lines] = text.split("\n");
  const state = parseJsonObject(first, path);
  if (!isWatchState(state)) throw invalidFileError(path, "it is no state of smartalex calls watch");
  if (termsText(state) !== termsText(terms)) {
    throw new UsageError(
      `${path} belongs to a watch of ${termsText(state)}. This one is of ${termsText(terms)}. ` +
        "Give the same flags, or each its own --state. It was left as it is.",
    );
  }
  lines.pop(); // nothing, or what a kill has cut off: that call is the one in work
  const done = new Set(lines.map((line) => doneId(line, path)));
  return { ...state, pending: state.pending.filter(({ id }) => !done.has(id)) };
}

function termsText({ base_url, flags }: WatchIdentity): string {
  return `${base_url}, ${flags === "" ? "without flags that select" : `with ${flags}`}`;
}

function doneId(line: string, path: string): string {
  try {
    const id: unknown = JSON.parse(line);
    if (typeof id === "string") return id;
  } catch {
    // Told below: what the parser says repeats the line.
  }
  throw invalidFileError(path, "it has a line that is no state of smartalex calls watch");
}

/** Whether it is one as far as the command looks at it. The client looks at the rest. */
function isWatchState(state: Record<string, unknown>): state is Record<string, unknown> & WatchState {
  const { base_url, feed, flags, followed, pending, version } = state;
  return (
    version === 1 &&
    typeof base_url === "string" &&
    typeof flags === "string" &&
    isObject(feed) &&
    Array.isArray(followed) &&
    followed.every((entry: unknown) => {
      return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "boolean";
    }) &&
    Array.isArray(pending) &&
    pending.every(isPendingCall)
  );
}

function isPendingCall(entry: unknown): boolean {
  if (!isObject(entry)) return false;
  const { id, is_shown, row, start_timestamp } = entry;
  const isRow = row === undefined || isObject(row);
  return typeof id === "string" && typeof start_timestamp === "string" && typeof is_shown === "boolean" && isRow;
}
