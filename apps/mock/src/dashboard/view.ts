/** What the page shows, as its address says. */
export interface View {
  status: string;
  sinceHours: string;
  page: number;
  /** The id of the call that is open. */
  call: string | undefined;
  /** Whether all turns of it are shown, however many there are. */
  allTurns: boolean;
}

/** Reads what the page is to show. What cannot be is left to the API to refuse. */
export function parseView(search: string): View {
  const given = new URLSearchParams(search);
  return {
    status: given.get("status") ?? "",
    sinceHours: given.get("since_hours") ?? "",
    page: Math.max(1, Math.floor(Number(given.get("page") ?? 1)) || 1),
    call: given.get("call") ?? undefined,
    allTurns: given.get("turns") === "all",
  };
}

/** The address of a view, or `undefined` where the id of its call cannot stand in one. */
export function viewUrl({ allTurns, call, ...view }: View): string | undefined {
  if (call !== undefined && /\p{Surrogate}/u.test(call)) return undefined; // half a character
  const search = new URLSearchParams(viewQuery(view));
  if (call !== undefined) search.set("call", call);
  if (allTurns) search.set("turns", "all");
  return search.size === 0 ? "/" : `/?${search.toString()}`;
}

/** The query of `GET /calls` that lists what a view shows. */
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
