import type { Context } from "../../context.ts";
import type { Program } from "../../global-options.ts";
import { declareExplain } from "./explain.ts";
import { declareGetSetting } from "./get.ts";
import { declareSet } from "./set.ts";

/** Declares `smartalex config` and its commands. */
export function declareConfig(parent: Program, context: Context): void {
  const config = parent.command("config").description("Read and change settings, and see where they come from.");
  declareGetSetting(config, context);
  declareSet(config, context);
  declareExplain(config, context);
}
