import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { listed, type Dataset } from "./dataset.ts";
import { generateCall } from "./generated-call.ts";
import { Kinds } from "./kinds.ts";
import { PlaceIds } from "./place-id.ts";
import { Places } from "./places.ts";

const HOUR_MS = 3_600_000;
/** A call shows up when it has ended. None lasts longer. */
const SHOWN_AFTER_MS = 5 * 60_000;
const documented = document.components.examples.getCall.value.data satisfies CallDetail;
const documentedMs = Date.parse(documented.start_timestamp);

/** How many calls there are at any moment, over how many days, and the seed that decides what they are. */
export interface GeneratedOptions {
  calls: number;
  days: number;
  seed: number | string;
}

/**
 * Calls that nobody had to store: each is a function of the seed and of its place in time, so that a billion take no more room than ten, and
 * the last page no more time than the first. As time passes new ones arrive, and as many old ones go. The documented call is always there.
 */
export function generatedDataset({ calls, days, seed }: GeneratedOptions): Dataset {
  const places = new Places({ aWeek: Math.max(1, Math.round(((calls - 1) * 7) / days)), seed });
  const kinds = new Kinds(seed);
  const ids = new PlaceIds(seed);
  const make = (place: number) => {
    return generateCall({ place, seed, id: ids.idOf(place), kind: kinds.at(place), startMs: places.startMs(place) });
  };
  /** The places that are there at a moment: from the first up to, but without, the end. */
  function shownAt(nowMs: number): { first: number; end: number } {
    const end = places.begunAt(nowMs - SHOWN_AFTER_MS);
    return { first: end - (calls - 1), end };
  }
  return {
    page({ page, per_page, since_hours = Infinity, status }, nowMs) {
      const sinceMs = nowMs - since_hours * HOUR_MS;
      const shown = shownAt(nowMs);
      const first = since_hours === Infinity ? shown.first : Math.max(shown.first, places.begunAt(sinceMs - 1));
      // Among those with the status that is asked for: how many have places below one, and the place of the n-th.
      const rankOf = (place: number) => (status === undefined ? place : kinds.countBelow(place, status));
      const placeOf = (rank: number) => (status === undefined ? rank : kinds.find(status, rank));
      const endRank = rankOf(shown.end);
      const isDocumentedIn = documentedMs >= sinceMs && (status ?? documented.call_status) === documented.call_status;
      const documentedAt = isDocumentedIn
        ? endRank - rankOf(Math.min(Math.max(places.begunAt(documentedMs), first), shown.end))
        : Infinity;
      const total = Math.max(0, endRank - rankOf(first)) + (isDocumentedIn ? 1 : 0);

      const start = (page - 1) * per_page;
      const indexes = Array.from({ length: Math.max(0, Math.min(per_page, total - start)) }, (_, row) => start + row);
      const rows = indexes.map((index) => {
        if (index === documentedAt) return documented;
        return make(placeOf(endRank - 1 - (index > documentedAt ? index - 1 : index)));
      });
      return { calls: rows.map(listed), total };
    },
    get(id, nowMs) {
      if (id === documented.id) return JSON.stringify(documented);
      const place = ids.placeOf(id);
      const { end, first } = shownAt(nowMs);
      return place === undefined || place < first || place >= end ? undefined : JSON.stringify(make(place));
    },
  };
}
