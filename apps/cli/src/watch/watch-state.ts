import type { Call, ChangeFeedState } from "@smartalex/sdk";
import { UsageError } from "../errors.ts";
import { invalidFileError, isObject, parseJsonObject } from "../config/files/parse-json-object.ts";
import { readConfigFile } from "../config/files/read-config-file.ts";

/** What a watch was started with. It can be continued only with the same values: otherwise calls would be lost or shown again. */
export interface WatchIdentity {
  /** The base URL. */
  base_url: string;
  /** The flags that determine which calls are shown, and which details are fetched. */
  flags: string;
}

/** The state of a watch as plain JSON, without call content. */
export interface WatchState extends WatchIdentity {
  version: 1;
  /** The state of the change feed. */
  feed: ChangeFeedState;
  /** The calls that appeared since the watch started, and whether they have matched. */
  followed: [id: string, hasMatched: boolean][];
  /** The calls to process. */
  pending: StoredCall[];
}

/** A call that has matched and must be shown, or that was shown and has changed, so that --when must be evaluated again. */
export interface StoredCall {
  id: string;
  start_timestamp: string;
  is_shown: boolean;
  /** The call as the list returns it. Missing if its details are shown. */
  row?: Call | undefined;
}

/** Far more than the state of a large workspace needs. */
const LARGEST_BYTES = 500_000_000;

/**
 * Reads a state file: the state in the first line, and the IDs of completed calls in the others. Returns `undefined` if there is no file. Throws
 * `CommandError` if the file is invalid or belongs to another watch. The file is not changed.
 */
export function readWatchState(path: string, terms: WatchIdentity): WatchState | undefined {
  const text = readConfigFile(path, { largestBytes: LARGEST_BYTES });
  if (text === undefined) return undefined;
  const [first = "", ...lines] = text.split("\n");
  const state = parseJsonObject(first, path);
  if (!isWatchState(state)) throw invalidFileError(path, "it is not a state of smartalex calls watch");
  if (describeIdentity(state) !== describeIdentity(terms)) {
    throw new UsageError(
      `${path} belongs to a watch of ${describeIdentity(state)}, but this watch is of ${describeIdentity(terms)}. Use the same ` +
        "flags, or a different --state. The file was not changed.",
    );
  }
  lines.pop(); // empty, or cut off by a kill: the call is then still being processed
  const done = new Set(lines.map((line) => parseCompletedId(line, path)));
  return { ...state, pending: state.pending.filter(({ id }) => !done.has(id)) };
}

function describeIdentity({ base_url, flags }: WatchIdentity): string {
  return `${base_url}, ${flags === "" ? "without filters" : `with ${flags}`}`;
}

function parseCompletedId(line: string, path: string): string {
  try {
    const id: unknown = JSON.parse(line);
    if (typeof id === "string") return id;
  } catch {
    // Reported below: the message of the parser quotes the line.
  }
  throw invalidFileError(path, "it contains an invalid line");
}

/** Whether a value has the fields that the command uses. The client validates the rest. */
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
    pending.every(isStoredCall)
  );
}

function isStoredCall(entry: unknown): boolean {
  if (!isObject(entry)) return false;
  const { id, is_shown, row, start_timestamp } = entry;
  const isRow = row === undefined || isObject(row);
  return typeof id === "string" && typeof start_timestamp === "string" && typeof is_shown === "boolean" && isRow;
}
