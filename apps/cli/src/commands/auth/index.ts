import type { Commands } from "../load-commands.ts";

/** The commands of `smartalex auth`. */
export const authCommands: Commands = {
  login: async () => (await import("./login.ts")).loginCommand,
  logout: async () => (await import("./logout.ts")).logoutCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  switch: async () => (await import("./switch.ts")).switchCommand,
};
