import type { Commands } from "../load-commands.ts";

/** The commands of `smartalex config`. */
export const configCommands: Commands = {
  get: async () => (await import("./get.ts")).getCommand,
  set: async () => (await import("./set.ts")).setCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
};
