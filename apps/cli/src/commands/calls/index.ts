// Most commands use these flags. The build keeps everything that the program imports in one file, so each command loads fewer files.
import "../../filters/filter-options.ts";
import "../../options/output-options.ts";
import type { Commands } from "../load-commands.ts";

/** The commands of `smartalex calls`. */
export const callsCommands: Commands = {
  list: async () => (await import("./list.ts")).listCommand,
  get: async () => (await import("./get.ts")).getCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  watch: async () => (await import("./watch.ts")).watchCommand,
  stats: async () => (await import("./stats.ts")).statsCommand,
};
