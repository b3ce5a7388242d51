import type { CallDetail, ExactListCallsQuery, CallListBody, paths } from "@smartalex/contract";
import { decodeCall, decodeList } from "./decode.ts";
import type { RequestOptions, ResolvedOptions } from "./options.ts";
import type { Answer } from "./transport/layers.ts";
import type { Transport } from "./transport/transport.ts";

/** What an answer holds, with its status, headers and body. */
export interface Answered<Data> {
  data: Data;
  answer: Answer;
}

/** The operations of the document, one function each. They send what they are given, and check the envelope of the answer. */
export interface Operations {
  listCalls(query: ExactListCallsQuery, options: RequestOptions): Promise<Answered<CallListBody>>;
  getCall(id: string, options: RequestOptions): Promise<Answered<CallDetail>>;
}

/** Sends the operations through the transport, by the paths of the contract. */
export function createOperations(
  { baseUrl, validate }: Pick<ResolvedOptions, "baseUrl" | "validate">,
  transport: Transport,
): Operations {
  function get(path: string, options: RequestOptions): Promise<Answer> {
    return transport(options)({ url: baseUrl + path, signal: options.signal });
  }
  return {
    async listCalls(query, options) {
      const path = "/calls" satisfies keyof paths;
      const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
      const search = new URLSearchParams(parameters).toString();
      const answer = await get(search ? `${path}?${search}` : path, options);
      return { data: await decodeList(answer, validate), answer };
    },
    async getCall(id, options) {
      const path = ("/calls/{id}" satisfies keyof paths).replace("{id}", () => encodeURIComponent(id));
      const answer = await get(path, options);
      return { data: (await decodeCall(answer, { id, validation: validate })).data, answer };
    },
  };
}
