import { Option } from "@commander-js/extra-typings";
import { UsageError } from "../errors.ts";
import { parseEnum, quoteForMessage } from "./enum-value.ts";

const repeatable = new WeakSet<object>();

/** A flag that takes one of the known values: help and completion name them, and a mistake gets the nearest. */
export function enumOption<const Flags extends string, const Value extends string>(
  flags: Flags,
  description: string,
  values: readonly Value[],
) {
  const option = new Option(flags, description).choices(values);
  return option.argParser((value: string) => parseEnum(option.long ?? flags, value, values));
}

/** The same for a flag that may be repeated: all its values, in the order in which they were typed. */
export function repeatableEnumOption<const Flags extends string, const Value extends string>(
  flags: Flags,
  description: string,
  values: readonly Value[],
) {
  const option = new Option(flags, description).choices(values);
  repeatable.add(option);
  return option.argParser((input: string, before: readonly Value[] | undefined): readonly Value[] => {
    const flag = option.long ?? flags;
    const listed = input.split(",").map((value) => value.trim());
    if (listed.length > 1 && listed.every((value) => values.some((one) => one === value))) {
      const repeated = listed.map((value) => `${flag} ${value}`).join(" ");
      throw new UsageError(`${flag} ${quoteForMessage(input)} has several values. Repeat the flag: ${repeated}`);
    }
    return [...(before ?? []), parseEnum(flag, input, values)];
  });
}

/** Whether a flag may be there more than once. */
export function isRepeatable(option: object): boolean {
  return repeatable.has(option);
}
