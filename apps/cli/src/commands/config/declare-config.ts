import type { Command } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import { declareExplain } from "./explain.ts";
import { declareGetSetting } from "./get.ts";
import { declareSet } from "./set.ts";

/** Declares the commands of `smartalex config`. */
export function declareConfig(config: Command, context: Context): void {
  declareGetSetting(config, context);
  declareSet(config, context);
  declareExplain(config, context);
}
