import { Option } from "@commander-js/extra-typings";
import { known } from "./known.ts";

/** A flag that takes one of the known values: help and completion name them, and a mistake gets the nearest. */
export function choice<const Flags extends string, const Value extends string>(
  flags: Flags,
  description: string,
  values: readonly Value[],
) {
  const option = new Option(flags, description).choices(values);
  return option.argParser((given: string) => known(option.long ?? flags, given, values));
}
