import type { Dataset } from "../dataset/dataset.ts";

/** The same calls in the opposite order: a page from the front is cut out of two from the back. */
export function oldestFirst(dataset: Dataset): Dataset {
  return {
    get: (id, nowMs) => dataset.get(id, nowMs),
    page(query, nowMs) {
      const { page, per_page } = query;
      const { total } = dataset.page({ ...query, page: 1, per_page: 1 }, nowMs);
      const end = total - (page - 1) * per_page;
      const start = Math.max(0, end - per_page);
      if (end <= 0) return { calls: [], total };
      const first = Math.floor(start / per_page);
      const calls = [first, first + 1].flatMap((index) => dataset.page({ ...query, page: index + 1 }, nowMs).calls);
      const skipped = first * per_page;
      return { calls: calls.slice(start - skipped, end - skipped).reverse(), total };
    },
  };
}
