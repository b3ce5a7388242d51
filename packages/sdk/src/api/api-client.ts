import type { paths } from "@smartalex/contract";
import type { Client, ClientPathsWithMethod, ParamsOption, RequestBodyOption } from "openapi-fetch";
import type { RequestOptions } from "../client-options.ts";

type Method = "delete" | "get" | "head" | "options" | "patch" | "post" | "put" | "trace";

/** A path of the OpenAPI document that has an operation with the HTTP method `M`. */
type Path<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;

/** The options of a request of `client.api`: the parameters and the body of the operation, and all `RequestOptions`. */
export type ApiRequestOptions<Operation> = ParamsOption<Operation> & RequestBodyOption<Operation> & RequestOptions;

/** The parsed body of a response, and the HTTP response itself. */
export interface ApiResult<Data> {
  /** The body, parsed from JSON, or `undefined` for a response without a body (status 204, or a `HEAD` request). */
  data: Data;
  /** The HTTP response: its status, its headers, and a body that can be read once. */
  response: Response;
}

type OkStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | "2XX";

/** The type of the body of a successful response. `SuccessBody` replaces a type of openapi-fetch that turns open enumerations into objects. */
type SuccessBody<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & OkStatus]: Responses[Status] extends { content: infer Content }
        ? Content[keyof Content]
        : undefined;
    }[keyof Responses & OkStatus]
  : never;

type ApiMethod<M extends Method> = <P extends Path<M>>(
  path: P,
  ...options: object extends ApiRequestOptions<paths[P][M]>
    ? [options?: ApiRequestOptions<paths[P][M]>]
    : [options: ApiRequestOptions<paths[P][M]>]
) => Promise<ApiResult<SuccessBody<paths[P][M]>>>;

/**
 * Typed access to every operation of the OpenAPI document, with the retries, rate limiting, timeouts and errors of the client. The types of paths,
 * parameters, bodies and responses come from the OpenAPI document.
 *
 * @throws `SmartAlexError` for any response that is not 2xx.
 * @throws `InvalidResponseError` if the body of a 2xx response is not JSON. Only responses with status 204 and responses to `HEAD` requests may have
 * no body.
 * @throws `InvalidRequestError` if the path, a path parameter or a query parameter is invalid.
 * @example
 * const { data, response } = await client.api.GET("/calls/{id}", { params: { path: { id: "call_abc123" } } });
 */
export type ApiClient = { readonly [M in Method as Uppercase<M>]: ApiMethod<M> };
