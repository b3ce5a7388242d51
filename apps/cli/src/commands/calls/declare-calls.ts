import type { Command } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import { declareExport } from "./export.ts";
import { declareGet } from "./get.ts";
import { declareList } from "./list.ts";
import { declareStats } from "./stats.ts";
import { declareWatch } from "./watch.ts";

/** Declares the commands of `smartalex calls`. */
export function declareCalls(calls: Command, context: Context): void {
  declareList(calls, context);
  declareGet(calls, context);
  declareExport(calls, context);
  declareWatch(calls, context);
  declareStats(calls, context);
}
