import type { Behaviour } from "../handler.ts";
import { METHODS, route } from "../routes.ts";

/** Answers OPTIONS with the methods that an address takes. Needs no API key. */
export const answerOptions: Behaviour = (next) => (request) => {
  if (request.method !== "OPTIONS") return next(request);
  const isServer = request.url === "*"; // OPTIONS * asks what the server takes as a whole
  if (!isServer && route(request).operation === undefined) return next(request);
  return { status: 204, headers: { allow: METHODS }, body: undefined };
};
