import type { Call } from "@smartalex/contract";
import { withOtherEnd } from "./end-search.ts";
import { isTotalWrong, nextPastEnd, notEnded, startOfPast, withPastPage } from "./list-end.ts";
import { cutOff, explainShortPage, learnSize, withLargerPages, withSmallPages } from "./page-size.ts";
import { isContradictory, type ReceivedPage } from "./received-page.ts";
import { nextPage, type PaginationState } from "./pagination-state.ts";
import type { PageRange } from "../page-range.ts";

/** How far to step back at first, in rows. Each further step is four times as long. */
const FIRST_STEP_BACK = 8;
/**
 * How many responses in a row may have no new call, in addition to those that it takes to read the list again. If the server contradicts
 * itself, at most twice as many in all.
 */
const MOST_FRUITLESS = 15;

/** What a page leads to. */
export interface Step {
  state: PaginationState;
  /** New calls, in the server's order. None if the page does not continue the list. */
  items: Call[];
  next: Next;
}

/** What to do after a page. `keepsAhead` says whether the pages that are on their way are still of use. */
type Next =
  { kind: "page"; window: PageRange; keepsAhead: boolean } | { kind: "done"; isMismatch: boolean } | { kind: "error" };

/** Decides what a page means: which calls are new, and what to request next. Gives up if that leads nowhere. */
export function advance(before: PaginationState, page: ReceivedPage): Step {
  const { items, next, state } = decide(before, page);
  // A search for the end is short by itself.
  const isSearch = state.phase === "looking-past-end" && state.pastPages === before.pastPages;
  const fruitless = items.length > 0 ? 0 : before.fruitless + (isSearch ? 0 : 1);
  const responses = before.responses + 1;
  const fruitful = before.fruitful + (items.length > 0 ? 1 : 0);
  const pages = state.furthest / (state.fixed ?? state.largest);
  const isStuck =
    responses > mostResponses({ ...state, fruitful }, pages) ||
    fruitless > MOST_FRUITLESS + (state.isOdd ? Math.min(pages, MOST_FRUITLESS) : pages);
  return {
    items,
    state: { ...state, fruitful, fruitless, responses },
    next: next.kind === "page" && isStuck ? { kind: "error" } : next,
  };
}

/** The most responses that a list may take: no more than three for each page that a plain loop would request, and some at its end. */
function mostResponses({ fixed, fruitful, isOdd }: PaginationState, pages: number): number {
  if (fixed !== undefined) return 30 + 3 * pages;
  return 40 + (isOdd ? 2 * Math.min(pages, fruitful) : 2.75 * pages);
}

function decide(before: PaginationState, page: ReceivedPage): Step {
  if (before.phase === "checking-last-row") return afterLastRow(before, page);
  if (before.phase === "looking-past-end") return afterPastEnd(before, page);
  return read(before, page);
}

/**
 * A page counts only if it continues the list: it begins at the head, has a call that was returned before, or, where pages cannot overlap,
 * follows the page before with nothing changed in between.
 */
function read(before: PaginationState, page: ReceivedPage): Step {
  const { isOverlapping, requestedSize, rows, size, start } = page;
  const state = { ...learnSize(before, page), isOdd: before.isOdd || isContradictory(page) };
  // Pages of a smaller size with this number are far behind.
  if (size < requestedSize && start + rows < state.safe) return request(state);
  if (start === 0 || isOverlapping || isAdjoining(state, page)) return accept(before, state, page);
  return reject(state, page);
}

/** Where pages cannot overlap, a page counts if nothing seems to have changed since the one before. */
function isAdjoining(state: PaginationState, { rows, start, total }: ReceivedPage): boolean {
  const { covered, fixed, isOdd, isUnmoved, sparse } = state;
  if (rows === 0 && isOdd) return false;
  const isNext = fixed === undefined ? start === covered && sparse === "no" : start <= covered;
  return isNext && (total === state.total || isUnmoved);
}

function accept(before: PaginationState, learned: PaginationState, page: ReceivedPage): Step {
  const { fresh: items, rows, size, start, total } = page;
  const isShort = rows < size;
  const isNew = items.length > 0;
  const end = start + rows;
  const isPastEnd = rows === 0 && start > 0;
  const state: PaginationState = {
    ...learned,
    total,
    isTotalSteady: learned.isTotalSteady && (total === learned.total || Number.isNaN(learned.total)),
    leastTotal: Math.min(learned.leastTotal, total),
    given: learned.given + items.length,
    covered: isPastEnd ? learned.covered : end,
    safe: isPastEnd ? learned.safe : end,
    back: isNew && isRestless(learned) ? 1 : 0,
    sinceStepBack: learned.sinceStepBack + (isNew ? 1 : 0),
    lastRows: rows,
    lastSize: size,
    most: Math.max(learned.most, rows),
    ...(isNew && end > learned.furthest && { furthest: end }),
    emptyFrom: isNew ? Infinity : learned.emptyFrom,
    isUnmoved: learned.fixed !== undefined && !isNew && !isShort && learned.back > 0,
    cannotOverlap: learned.cannotOverlap || (isNew && start > 0 && !page.isOverlapping),
  };
  if (end === total && !state.isOdd && isShort) {
    // Fewer calls than there ever were: some were deleted, or pages repeat calls.
    return { ...(state.given < state.leastTotal ? checkLastRow(state) : done(state)), items };
  }
  if (!isNew && state.emptyFrom <= start + size) return lookPastEnd(state);
  if (!isNew && isShort && start + size > learned.safe) {
    return lookPastEnd({ ...state, covered: learned.safe, safe: learned.safe });
  }
  const explained = isNew && isShort ? explainShortPage(learned, state, page) : state;
  const after = isNew && page.isOverlapping ? withLargerPages(explained) : explained;
  const isAsPlanned =
    after.largest === before.largest && after.fixed === before.fixed && after.sparse === before.sparse;
  return { ...request(after, { keepsAhead: isAsPlanned }), items };
}

/** A page that does not continue the list: rows were deleted, so those that come next are on earlier pages. */
function reject(before: PaginationState, { rows, start }: ReceivedPage): Step {
  const isEmpty = rows === 0;
  const state = {
    ...before,
    emptyFrom: isEmpty && before.isOdd ? Math.min(before.emptyFrom, start) : before.emptyFrom,
  };
  const { back, covered, safe, sparse } = state;
  // The last page was assumed to reach further than its rows.
  if (covered > safe && back === 0) {
    if (!isEmpty && sparse === "assumed") return request(cutOff(state));
    return request({ ...withSmallPages(state), covered: safe, sparse: sparse === "assumed" ? "no" : sparse });
  }
  return request({
    ...state,
    covered: safe,
    back: back > 0 ? back * 4 : firstStepBack(state),
    sinceStepBack: 0,
  });
}

/** Whether pages that cannot overlap have been rejected so often that each is read again at once, to see whether anything has moved. */
function isRestless({ fixed, fruitful, responses }: PaginationState): boolean {
  return fixed !== undefined && responses - fruitful > MOST_FRUITLESS + fruitful / 2;
}

/** Where pages cannot overlap, reading the page before again shows whether anything has moved. */
function firstStepBack({ fixed }: PaginationState): number {
  return fixed === undefined ? FIRST_STEP_BACK : 1;
}

function request(state: PaginationState, { keepsAhead = false } = {}): Step {
  return {
    state: { ...state, phase: "reading" },
    items: [],
    next: { kind: "page", window: nextPage(state), keepsAhead },
  };
}

/** Requests the last row of the list. If it was not returned before, the list ends elsewhere. */
function checkLastRow(state: PaginationState): Step {
  const window = { page: state.total, per_page: 1 };
  return {
    state: { ...state, phase: "checking-last-row" },
    items: [],
    next: { kind: "page", window, keepsAhead: false },
  };
}

function afterLastRow(state: PaginationState, { isOverlapping, rows }: ReceivedPage): Step {
  return rows > 0 && !isOverlapping ? request({ ...state, covered: state.given, safe: state.given }) : done(state);
}

/** Requests the next of the pages that show whether the list has ended. */
function lookPastEnd(state: PaginationState): Step {
  const window = nextPastEnd(state);
  if (!window) return done(state);
  return {
    state: { ...state, phase: "looking-past-end", pastPages: state.pastPages + 1 },
    items: [],
    next: { kind: "page", window, keepsAhead: false },
  };
}

function afterPastEnd(before: PaginationState, page: ReceivedPage): Step {
  const hasNew = page.fresh.length > 0;
  // A page of another size is elsewhere in the list, and shows nothing about its end.
  if (page.size !== page.requestedSize && !hasNew) return request({ ...learnSize(before, page), ...startOfPast });
  if (!hasNew) return lookPastEnd(withOtherEnd(before, page) ?? withPastPage(before, page));
  const after = notEnded(before, page);
  // The calls before these were not returned yet, unless this page shows that they were.
  if (before.endSearch && !page.isOverlapping) {
    return request({ ...after, covered: page.start, safe: page.start, back: FIRST_STEP_BACK });
  }
  return after.covered > before.covered && after.fixed === before.fixed ? request(after) : read(after, page);
}

function done(state: PaginationState): Step {
  return { state, items: [], next: { kind: "done", isMismatch: isTotalWrong(state) } };
}
