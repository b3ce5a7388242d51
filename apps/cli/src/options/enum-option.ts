import { Option } from "@commander-js/extra-typings";
import { UsageError } from "../errors.ts";
import { parseEnum, quoteForMessage } from "./enum-value.ts";

const repeatable = new WeakSet<object>();

/** Creates a flag with a fixed set of values. Help and completion list them, and errors suggest the closest one. */
export function enumOption<const Flags extends string, const Value extends string>(
  flags: Flags,
  description: string,
  values: readonly Value[],
) {
  const option = new Option(flags, description).choices(values);
  return option.argParser((value: string) => parseEnum(option.long ?? flags, value, values));
}

/** Creates a flag with a fixed set of values that can be repeated. Its value is an array in the order in which the values were typed. */
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
      throw new UsageError(
        `${flag} ${quoteForMessage(input)} contains several values. Repeat the flag instead: ${repeated}`,
      );
    }
    return [...(before ?? []), parseEnum(flag, input, values)];
  });
}

/** Whether a flag can be repeated. */
export function isRepeatable(option: object): boolean {
  return repeatable.has(option);
}
