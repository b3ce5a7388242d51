import { Option } from "@commander-js/extra-typings";
import { suggest, toSuggestions } from "./suggestions.ts";

/** Creates `--tz`. Completion suggests every time zone that Node knows. */
export function timeZoneOption(description: string) {
  const option = new Option("--tz <zone>", description);
  return suggest(option, { find: () => toSuggestions(["UTC", ...Intl.supportedValuesOf("timeZone")]) });
}
