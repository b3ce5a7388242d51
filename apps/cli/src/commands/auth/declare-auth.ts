import type { Command } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import { declareLogin } from "./login.ts";
import { declareLogout } from "./logout.ts";
import { declareStatus } from "./status.ts";
import { declareSwitch } from "./switch.ts";

/** Declares the commands of `smartalex auth`. */
export function declareAuth(auth: Command, context: Context): void {
  declareLogin(auth, context);
  declareLogout(auth, context);
  declareStatus(auth, context);
  declareSwitch(auth, context);
}
