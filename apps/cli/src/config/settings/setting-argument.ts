import { Argument } from "@commander-js/extra-typings";
import { parseEnum } from "../../options/enum-value.ts";
import { SETTING_KEYS } from "./setting.ts";

/** The argument `<key>`. Help and completion list the settings, and errors suggest the closest one. */
export function settingArgument() {
  const argument = new Argument("<key>", "name of the setting").choices(SETTING_KEYS);
  return argument.argParser((value: string) => parseEnum("<key>", value, SETTING_KEYS));
}

/** The argument `<key>` of `config set`. Completion omits `base_url`, which only a login can set. The command explains this if it is typed. */
export function settableArgument() {
  const argument = new Argument("<key>", "name of the setting").choices(
    SETTING_KEYS.filter((key) => key !== "base_url"),
  );
  return argument.argParser((value: string) => parseEnum("<key>", value, SETTING_KEYS));
}
