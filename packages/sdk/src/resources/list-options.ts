import { requestOptions, type RequestOptions } from "../client-options.ts";
import type { OptionNames } from "../runtime/option-names.ts";
import type { ClientHooks } from "../transport/instrumentation/events.ts";

/** Options of methods that send several requests: list methods and `getMany`. */
export interface ListOptions extends RequestOptions {
  /**
   * Maximum number of requests that are sent before the reader needs their results.
   *
   * @default 5 pages, or 10 records for `getMany`
   */
  concurrency?: number | undefined;
  /** Called if the list may be incomplete or its total may be wrong. @default the `onWarning` of the client */
  onWarning?: ClientHooks["onWarning"];
}

/** The names of the options in `ListOptions`. */
export const listOptions: OptionNames<ListOptions> = { ...requestOptions, concurrency: true, onWarning: true };
