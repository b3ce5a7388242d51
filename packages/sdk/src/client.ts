import { Calls } from "./calls/calls.ts";
import { createOperations } from "./operations.ts";
import { resolveOptions, type SmartAlexOptions } from "./options.ts";
import { createTransport } from "./transport/transport.ts";

/** A client of the SmartAlex API. It keeps the API key to itself: neither printing nor serialising it shows the key. */
export class SmartAlex {
  /** The calls that the workspace's agents have handled. */
  readonly calls: Calls;

  /** Throws `AuthenticationError` when no API key is given, and `InvalidOptionError` for an option that cannot work. */
  constructor(options: SmartAlexOptions = {}) {
    const resolved = resolveOptions(options);
    this.calls = new Calls(createOperations(resolved, createTransport(resolved)));
  }
}
