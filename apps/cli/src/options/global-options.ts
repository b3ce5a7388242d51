import type { Command } from "@commander-js/extra-typings";
import type { ErrorFormat } from "./formats.ts";

/** The flags that every command takes. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- commander's types want an open object type
export type GlobalOptions = {
  sandbox?: true | undefined;
  profile?: string | undefined;
  baseUrl?: string | undefined;
  errorFormat?: ErrorFormat | undefined;
};

/** A command that others are declared on, with the flags that all of them take. */
export type Program = Command<[], GlobalOptions>;
