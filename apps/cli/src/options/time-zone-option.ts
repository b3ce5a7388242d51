import { Option } from "@commander-js/extra-typings";
import { suggest, toSuggestions } from "./suggestions.ts";

/** Declares `--tz`. Every zone that this Node knows completes. */
export function timeZoneOption(description: string) {
  const option = new Option("--tz <zone>", description);
  return suggest(option, { find: () => toSuggestions(["UTC", ...Intl.supportedValuesOf("timeZone")]) });
}
