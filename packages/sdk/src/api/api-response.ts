import type { HttpResponse } from "../transport/middleware.ts";

/** The parsed body of a response, together with the response. */
export interface ResponseWithData<Data> {
  /** The value that the method returns without `withResponse()`. */
  data: Data;
  /** The response: its status, its headers, and its body as the server sent it. The body can be read once. */
  response: Response;
}

/** These headers describe the bytes that the server sent, not the decoded text. */
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
