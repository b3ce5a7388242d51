import type { PageMeta } from "@smartalex/contract";

/** Where a reader of a list has stopped. It can be kept as JSON. */
export interface ListCheckpoint {
  /** The `meta` of the last page of which every call was given. */
  meta: PageMeta;
  /** How many calls were given, those of a page that was begun, too. */
  given: number;
  /** The ids of the calls that were given, or of the last of them: at least as many as may have arrived since. */
  ids: readonly string[];
}
