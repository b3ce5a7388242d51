import type { operations } from "@smartalex/contract";
import type { CallSource } from "../dataset/source/call-source.ts";
import type { PageLimit } from "./query-parameters.ts";
import type { OperationHandler } from "./api-handler.ts";
import { getCall } from "./get-call.ts";
import { listCalls } from "./list-calls.ts";

/** The data that the operations return, and the limit of their pages. */
export interface OperationOptions {
  calls: CallSource;
  pageLimit: PageLimit;
}

/** Creates the handler of each operation in the OpenAPI document. An operation without a handler does not compile. */
export function operationHandlers({ calls, pageLimit }: OperationOptions): Record<keyof operations, OperationHandler> {
  return {
    listCalls: listCalls(calls, pageLimit),
    getCall: getCall(calls),
  };
}
