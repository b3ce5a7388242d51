import type { Behaviour } from "../handler.ts";
import { METHODS, route } from "../routes.ts";

/** Says which methods an address takes, to those who ask with OPTIONS; a key is not needed for that. */
export const answerOptions: Behaviour = (next) => (request) => {
  if (request.method !== "OPTIONS" || route(request).operation === undefined) return next(request);
  return { status: 204, headers: { allow: METHODS }, body: undefined };
};
