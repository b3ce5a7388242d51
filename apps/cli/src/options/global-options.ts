import type { Command } from "@commander-js/extra-typings";
import type { ErrorFormat } from "./formats.ts";

/** Flags of every command. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- commander's types want an open object type
export type GlobalOptions = {
  sandbox?: true | undefined;
  profile?: string | undefined;
  baseUrl?: string | undefined;
  errorFormat?: ErrorFormat | undefined;
};

/** A program or command group with the global flags. */
export type Program = Command<[], GlobalOptions>;
