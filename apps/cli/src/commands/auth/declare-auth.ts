import type { Context } from "../../context.ts";
import type { Program } from "../../global-options.ts";
import { declareLogin } from "./login.ts";
import { declareLogout } from "./logout.ts";
import { declareStatus } from "./status.ts";
import { declareSwitch } from "./switch.ts";

/** Declares `smartalex auth` and its commands. */
export function declareAuth(parent: Program, context: Context): void {
  const auth = parent.command("auth").description("Store API keys in named profiles, and see which one is used.");
  declareLogin(auth, context);
  declareLogout(auth, context);
  declareStatus(auth, context);
  declareSwitch(auth, context);
}
