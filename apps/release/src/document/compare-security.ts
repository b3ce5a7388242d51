import { difference, type Difference } from "../difference/difference.ts";
import { asList, asNode, type Node } from "../openapi/node.ts";
import type { Location } from "../difference/location.ts";

/** Compares the security requirements. Requirements are alternatives, so an added or a weaker requirement does not lock out any client. */
export function compareSecurity(before: unknown, after: unknown, location: Location): Difference[] {
  const [oldValues, newValues] = [requirementsOf(before), requirementsOf(after)];
  const removed = oldValues.filter((oldValue) => !newValues.some((newValue) => isSame(oldValue, newValue)));
  const added = newValues.filter((newValue) => !oldValues.some((oldValue) => isSame(oldValue, newValue)));
  return [
    ...removed.map((oldValue) => {
      const isStillAccepted = newValues.some((newValue) => isMet(newValue, oldValue));
      return difference(
        isStillAccepted ? "addition" : "breaking",
        `security ${formatRequirement(oldValue)} removed`,
        location,
      );
    }),
    ...added.map((newValue) => difference("addition", `security ${formatRequirement(newValue)} added`, location)),
  ];
}

function requirementsOf(security: unknown): readonly Node[] {
  const list = asList(security).map(asNode);
  return list.length > 0 ? list : [{}];
}

function isSame(one: Node, other: Node): boolean {
  return isMet(one, other) && isMet(other, one);
}

/** Whether every request that meets `byRequirement` also meets `requirement`, because it has all schemes and scopes. */
function isMet(requirement: Node, byRequirement: Node): boolean {
  return Object.entries(requirement).every(([scheme, scopes]) => {
    const granted = byRequirement[scheme];
    return Array.isArray(scopes) && Array.isArray(granted) && scopes.every((scope) => granted.includes(scope));
  });
}

/** Formats a requirement for display, for example `bearerAuth` or `oauth(calls:read)`. */
function formatRequirement(requirement: Node): string {
  const names = Object.entries(requirement).map(([name, scopes]) =>
    asList(scopes).length > 0 ? `${name}(${asList(scopes).join(", ")})` : name,
  );
  return names.join(" and ") || "none";
}
