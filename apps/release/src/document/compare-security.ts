import { difference, type Difference } from "./difference.ts";
import { asList, asNode, type Node } from "./node.ts";
import type { Where } from "./where.ts";

/** The differences of who is let in. The requirements are alternatives: one more keeps nobody out, and so does one that asks for less. */
export function compareSecurity(before: unknown, after: unknown, where: Where): Difference[] {
  const [olds, youngs] = [requirementsOf(before), requirementsOf(after)];
  const gone = olds.filter((old) => !youngs.some((young) => isSame(old, young)));
  const come = youngs.filter((young) => !olds.some((old) => isSame(old, young)));
  return [
    ...gone.map((old) => {
      const isStillLetIn = youngs.some((young) => isMet(young, old));
      return difference(isStillLetIn ? "addition" : "breaking", `security ${nameOf(old)} removed`, where);
    }),
    ...come.map((young) => difference("addition", `security ${nameOf(young)} added`, where)),
  ];
}

function requirementsOf(security: unknown): readonly Node[] {
  const list = asList(security).map(asNode);
  return list.length > 0 ? list : [{}];
}

function isSame(one: Node, other: Node): boolean {
  return isMet(one, other) && isMet(other, one);
}

/** Whether a request that meets one requirement meets another, too: it has all of its schemes and scopes. */
function isMet(requirement: Node, byRequirement: Node): boolean {
  return Object.entries(requirement).every(([scheme, scopes]) => {
    const granted = byRequirement[scheme];
    return Array.isArray(scopes) && Array.isArray(granted) && scopes.every((scope) => granted.includes(scope));
  });
}

/** The schemes of a requirement, with their scopes: `bearerAuth` or `oauth(calls:read)`. */
function nameOf(requirement: Node): string {
  const names = Object.entries(requirement).map(([name, scopes]) =>
    asList(scopes).length > 0 ? `${name}(${asList(scopes).join(", ")})` : name,
  );
  return names.join(" and ") || "none";
}
