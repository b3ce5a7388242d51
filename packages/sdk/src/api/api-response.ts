import type { HttpResponse } from "../transport/middleware.ts";

/** The parsed data of a response, together with the HTTP response. */
export interface ResponseWithData<Data> {
  /** The value that the method returns without `withResponse()`. */
  data: Data;
  /** The HTTP response, with a body that can be read once as text or bytes. */
  response: Response;
}

/**
 * Creates a standard `Response` from a response whose body has been read. The API key is redacted in the headers and the body of the new `Response`.
 */
export async function toResponse(response: HttpResponse): Promise<Response> {
  const { toStandardResponse } = await import("./generic-requests.ts"); // loaded on demand, because most programs use only the parsed body
  return toStandardResponse(response);
}
