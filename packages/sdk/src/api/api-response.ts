import type { HttpResponse } from "../transport/middleware.ts";

/** The parsed body of a response, together with the response. */
export interface ResponseWithData<Data> {
  /** What the method returns without `withResponse()`. */
  data: Data;
  /** The response: its status, its headers, and a body that can be read once, as the server sent it. */
  response: Response;
}

/** These headers describe the bytes on the wire, not the text that was read from them. */
const WIRE_HEADERS = ["content-encoding", "content-length", "transfer-encoding"];

/** `new Response` accepts no body for these statuses, not even an empty one. */
const STATUSES_WITHOUT_BODY = [204, 205];

/** Creates a standard `Response` from a response whose body has been read. The API key is redacted in its headers and body. */
export function toResponse({ body, maskedHeaders, status }: HttpResponse): Response {
  const content = STATUSES_WITHOUT_BODY.includes(status) ? null : body;
  const response = new Response(content, { status, headers: maskedHeaders() });
  for (const name of WIRE_HEADERS) response.headers.delete(name);
  return response;
}
