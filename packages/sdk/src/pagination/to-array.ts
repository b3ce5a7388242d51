import { InvalidRequestError } from "../errors.ts";

/**
 * Returns the first `limit` items as an array. Returns all items if `limit` is `Infinity`.
 *
 * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
 */
export async function toArray<Item>(source: AsyncIterable<Item>, options: { limit: number }): Promise<Item[]> {
  const limit = (options as { limit: number } | undefined)?.limit ?? NaN; // JavaScript callers can omit `options`
  if (!(limit >= 0 && (Number.isInteger(limit) || limit === Infinity))) {
    throw new InvalidRequestError(
      "toArray needs a limit: an integer of at least 0, or Infinity for all items. Example: toArray({ limit: 100 }).",
      { code: "invalid_request" },
    );
  }
  const items: Item[] = [];
  if (limit === 0) return items;
  for await (const item of source) {
    if (items.push(item) >= limit) break;
  }
  return items;
}
