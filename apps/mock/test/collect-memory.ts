import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects what nobody holds any more. */
export const collectMemory = runInNewContext("gc") as () => void; // which the flag has made
