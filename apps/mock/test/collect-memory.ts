import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Runs the garbage collector. */
export const collectMemory = runInNewContext("gc") as () => void; // provided by the flag
