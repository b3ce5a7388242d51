import type { CallSource } from "../dataset/source/call-source.ts";
import type { OperationHandler } from "./api-handler.ts";
import { getHandler } from "./get-handler.ts";

/** `GET /calls/{id}`: one call with its transcript. */
export function getCall(calls: CallSource): OperationHandler {
  return getHandler("call", (id, nowMs) => calls.get(id, nowMs));
}
