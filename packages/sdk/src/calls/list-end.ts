import type { ReceivedPage } from "./received-page.ts";
import { SMALLEST_OVERLAPPING_PAGE, windowFrom, type ScanState } from "./scan-state.ts";
import { windowAfter, type Window } from "./window.ts";

/**
 * The pages that show whether a list ends where it seems to although its total says otherwise: a large and a small one that overlap its end,
 * then some past the end. If pages leave rows out, the list ends further on than it seems, so several are tried.
 */
export function pagesPastEnd(state: ScanState): Window[] {
  const { back, covered, fixed, limit, sparse } = state;
  const past = (per_page: number, skipped = 0) => ({ page: Math.ceil(covered / per_page) + 1 + skipped, per_page });
  if (fixed !== undefined) return [windowFrom(state, covered - 1), past(fixed), past(fixed, 1)];
  const small = Math.min(SMALLEST_OVERLAPPING_PAGE, limit);
  const between = sparse === "no" ? [] : [25, 50].filter((size) => size < limit).map((size) => past(size));
  return [
    windowFrom({ ...state, largest: limit, back: Math.max(back, 1) }),
    windowAfter(covered, small),
    past(small),
    ...between,
    past(limit),
    past(limit, 1),
  ];
}

/** Whether a list has ended: none of the pages past its end has a new call, and one of them at least is empty. */
export function isStillEnded(state: ScanState, { fresh }: ReceivedPage): boolean {
  const isLast = state.pastPages === pagesPastEnd(state).length;
  return fresh.length === 0 && (!isLast || state.isEmptyPast);
}

/** The list goes on after what seemed to be its end, as one of `pagesPastEnd` shows. */
export function notEnded(before: ScanState, { isOverlapping, start }: ReceivedPage): ScanState {
  const state: ScanState = { ...before, phase: "reading", pastPages: 0, isEmptyPast: false };
  if (before.fixed !== undefined) return state;
  const covered = isOverlapping ? state.covered : Math.max(state.covered, start);
  // A small page has new calls where a large one has none: pages are cut off.
  if (before.pastPages === 2 || before.pastPages === 3) {
    const sparse = covered > state.covered ? "yes" : "no";
    return { ...state, covered, largest: SMALLEST_OVERLAPPING_PAGE, sparse, isCutOff: true };
  }
  // A large page has them: pages leave rows out.
  return { ...state, covered, largest: state.limit, sparse: "yes", isCutOff: false };
}

/** Whether a list that has ended differs from its total. */
export function isTotalWrong({ given, isTotalSteady, safe, sparse, total }: ScanState): boolean {
  // Where pages leave rows out, positions count those too, and calls add up only if none came or went.
  return sparse === "yes" ? given !== total || !isTotalSteady : safe !== total;
}
