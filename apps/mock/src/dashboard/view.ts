/** The state of the page, which its URL contains. */
export interface View {
  status: string;
  sinceHours: string;
  page: number;
  /** The ID of the open call. */
  call: string | undefined;
  /** Whether all turns of the open call are shown. */
  allTurns: boolean;
}

/** Parses the query of the page. The API validates the filters. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search);
  return {
    status: query.get("status") ?? "",
    sinceHours: query.get("since_hours") ?? "",
    page: Math.max(1, Math.floor(Number(query.get("page") ?? 1)) || 1),
    call: query.get("call") ?? undefined,
    allTurns: query.get("turns") === "all",
  };
}

/** Returns the URL of a view, or `undefined` if the ID of its call cannot be part of a URL. */
export function viewUrl({ allTurns, call, ...view }: View): string | undefined {
  if (call !== undefined && /\p{Surrogate}/u.test(call)) return undefined; // half of a surrogate pair
  const search = new URLSearchParams(viewQuery(view));
  if (call !== undefined) search.set("call", call);
  if (allTurns) search.set("turns", "all");
  return search.size === 0 ? "/" : `/?${search.toString()}`;
}

/** Returns the query of `GET /calls` for the list of a view. */
export function viewQuery({
  page,
  sinceHours,
  status,
}: Pick<View, "page" | "sinceHours" | "status">): Record<string, string> {
  return {
    ...(status === "" ? {} : { status }),
    ...(sinceHours === "" ? {} : { since_hours: sinceHours }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}
