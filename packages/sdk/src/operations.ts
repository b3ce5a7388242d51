import type { CallDetail, ExactListCallsQuery, ListCallsResponse, paths } from "@smartalex/contract";
import createClient, { type Client } from "openapi-fetch";
import { decodeCall, decodeList } from "./decode.ts";
import { checkPatience, type RequestOptions, type ResolvedOptions } from "./options.ts";
import type { Transport } from "./transport/transport.ts";

/** What an answer holds, with the answer itself: its headers, and a body that can be read once more, as the server sent it. */
export interface WithResponse<Data> {
  data: Data;
  response: Response;
}

/** The operations of the document, one function each. They send what they are given, and check the envelope of the answer. */
export interface Operations {
  listCalls(query: ExactListCallsQuery, options: RequestOptions): Promise<ListCallsResponse>;
  getCall(id: string, options: RequestOptions): Promise<WithResponse<CallDetail>>;
}

/** Sends the operations through the transport, typed by the contract. */
export function createOperations(
  { baseUrl, validate }: Pick<ResolvedOptions, "baseUrl" | "validate">,
  transport: Transport,
): Operations {
  let made: Client<paths> | undefined;
  // Made at the first request: touching `Request` is slow in Node, and constructing a client should cost nothing.
  const http = () => (made ??= createClient<paths>({ baseUrl, redirect: "manual" }));
  function init(options: RequestOptions) {
    checkPatience(options);
    return { parseAs: "text" as const, fetch: transport(options) };
  }
  return {
    async listCalls(query, options) {
      const { data, response } = await http().GET("/calls", { params: { query }, ...init(options) });
      return decodeList(data ?? "", response, validate);
    },
    async getCall(id, options) {
      const { data, response } = await http().GET("/calls/{id}", {
        params: { path: { id } },
        ...init(options),
      });
      const body = data ?? "";
      return { ...decodeCall(body, response, validate), response: new Response(body, response) };
    },
  };
}
