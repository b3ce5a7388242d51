// The parts of `calls.getMany` and of filters, in one module, because both request single calls. Many programs never load this module.
export { filterCalls, filterHint } from "./call-filter.ts";
export { getMany, toCallIds } from "./get-many.ts";
