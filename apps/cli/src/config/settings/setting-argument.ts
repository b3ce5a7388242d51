import { Argument } from "@commander-js/extra-typings";
import { parseEnum } from "../../options/enum-value.ts";
import { SETTING_KEYS } from "./setting.ts";

/** The argument KEY: help and completion name the settings, and a mistake gets the nearest. */
export function settingArgument() {
  const argument = new Argument("<key>", "the setting").choices(SETTING_KEYS);
  return argument.argParser((value: string) => parseEnum("setting", value, SETTING_KEYS));
}

/** The same for `config set`. Completion does not offer `base_url`, which only a login sets. The command says so if it is typed. */
export function settableArgument() {
  const argument = new Argument("<key>", "the setting").choices(SETTING_KEYS.filter((key) => key !== "base_url"));
  return argument.argParser((value: string) => parseEnum("setting", value, SETTING_KEYS));
}
