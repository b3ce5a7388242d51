import type { HttpResponse } from "../transport/middleware.ts";

/** What an answer holds, with the answer itself: its headers, and a body that can be read once more, as the server sent it. */
export interface ResponseWithData<Data> {
  data: Data;
  response: Response;
}

/** They tell of the bytes on the wire, and are not true of the text that was read. */
const OF_THE_WIRE = ["content-encoding", "content-length", "transfer-encoding"];

/** The statuses of a success for which `new Response` accepts no body, not even an empty one. */
const WITHOUT_BODY = [204, 205];

/** Makes a standard response of a successful answer. */
export function toResponse({ body, maskedHeaders, status }: HttpResponse): Response {
  const content = WITHOUT_BODY.includes(status) ? null : body;
  const response = new Response(content, { status, headers: maskedHeaders() });
  for (const name of OF_THE_WIRE) response.headers.delete(name);
  return response;
}
