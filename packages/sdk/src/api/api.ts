import type { CallDetail, ListCallsQuery, CallListBody, paths } from "@smartalex/contract";
import { parseCallResponse, parseListResponse } from "./validate-response.ts";
import type { RequestOptions, ResolvedOptions } from "../client-options.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { Transport } from "../transport/transport.ts";

/** What an answer holds, with its status, headers and body. */
export interface ApiResult<Data> {
  data: Data;
  answer: HttpResponse;
}

/** The operations of the document, one function each. They send what they are given, and check the envelope of the answer. */
export interface Api {
  listCalls(query: ListCallsQuery, options: RequestOptions): Promise<ApiResult<CallListBody>>;
  getCall(id: string, options: RequestOptions): Promise<ApiResult<CallDetail>>;
}

/** Sends the operations through the transport, by the paths of the contract. */
export function createApi(
  { baseUrl, validate }: Pick<ResolvedOptions, "baseUrl" | "validate">,
  transport: Transport,
): Api {
  function get(path: string, options: RequestOptions): Promise<HttpResponse> {
    return transport(options)({ method: "GET", url: baseUrl + path, headers: {}, signal: options.signal });
  }
  return {
    async listCalls(query, options) {
      const path = "/calls" satisfies keyof paths;
      const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
      const search = new URLSearchParams(parameters).toString();
      const answer = await get(search ? `${path}?${search}` : path, options);
      return { data: await parseListResponse(answer, validate), answer };
    },
    async getCall(id, options) {
      const path = ("/calls/{id}" satisfies keyof paths).replace("{id}", () => encodeURIComponent(id));
      const answer = await get(path, options);
      return { data: (await parseCallResponse(answer, { id, validation: validate })).data, answer };
    },
  };
}
