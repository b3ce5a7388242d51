import type { HttpResponse } from "../transport/middleware.ts";

/** The parsed body of a response, together with the response. */
export interface ResponseWithData<Data> {
  /** The value that the method returns without `withResponse()`. */
  data: Data;
  /** The response: its status, its headers, and its body as the server sent it. The body can be read once. */
  response: Response;
}

/** Creates a standard `Response` from a response whose body has been read. The API key is redacted in its headers and body. */
export async function toResponse(response: HttpResponse): Promise<Response> {
  const { toStandardResponse } = await import("./generic-requests.ts"); // most programs use only the parsed body
  return toStandardResponse(response);
}
