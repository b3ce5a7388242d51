import { difference, type Difference } from "./difference.ts";
import { asList, isNode } from "./node.ts";
import { sameValue } from "./same-value.ts";
import type { Where } from "./where.ts";

/** The differences of who is let in. The requirements are alternatives: one more keeps nobody out, and an empty one lets all in. */
export function compareSecurity(before: unknown, after: unknown, where: Where): Difference[] {
  const [olds, youngs] = [alternativesOf(before), alternativesOf(after)];
  const gone = olds.filter((old) => !youngs.some((young) => sameValue(old, young)));
  const come = youngs.filter((young) => !olds.some((old) => sameValue(old, young)));
  const isOpen = youngs.some((young) => isNode(young) && Object.keys(young).length === 0);
  return [
    ...gone.map((one) => difference(isOpen ? "addition" : "breaking", `security ${nameOf(one)} removed`, where)),
    ...come.map((one) => difference("addition", `security ${nameOf(one)} added`, where)),
  ];
}

function alternativesOf(security: unknown): readonly unknown[] {
  const list = asList(security);
  return list.length > 0 ? list : [{}];
}

/** The schemes of a requirement, with their scopes: `bearerAuth` or `oauth(calls:read)`. */
function nameOf(requirement: unknown): string {
  const schemes = Object.entries(isNode(requirement) ? requirement : {});
  const names = schemes.map(([name, scopes]) =>
    asList(scopes).length > 0 ? `${name}(${asList(scopes).join(", ")})` : name,
  );
  return names.join(" and ") || "none";
}
