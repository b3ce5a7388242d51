import { isNode, type Node } from "./node.ts";

/**
 * Replaces each `$ref` by its target. All references to a target become the same object, so a recursive schema contains itself. Siblings of a
 * `$ref` are combined with a schema, and override the fields of other objects. Throws if the target of a `$ref` does not exist.
 */
export function resolveRefs(document: Node): Node {
  const resolved = new Map<object, unknown>();

  function resolve(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (isNode(value) && typeof value["$ref"] === "string") return resolveRef(value, value["$ref"]);
    if (resolved.has(value)) return resolved.get(value);
    const result: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
    resolved.set(value, result); // before its content is resolved, because the content may refer to it
    return Object.assign(
      result,
      Array.isArray(value) ? value.map(resolve) : mapValues(value as Node, resolve), // neither null nor an array
    );
  }

  function resolveRef(holder: Node, ref: string): unknown {
    const { $ref: _, ...siblings } = holder;
    if (Object.keys(siblings).length === 0) return resolve(targetOf(ref));
    if (resolved.has(holder)) return resolved.get(holder);
    const result: Record<string, unknown> = {};
    resolved.set(holder, result);
    const target = resolve(targetOf(ref));
    const isSchema = ref.startsWith("#/components/schemas/");
    return Object.assign(result, isSchema ? { allOf: [target] } : target, mapValues(siblings, resolve));
  }

  /** Returns the target of a `$ref`. If the target is only a `$ref` itself, returns the target of that. */
  function targetOf(ref: string, visited: readonly string[] = []): unknown {
    if (visited.includes(ref))
      throw new Error(`Circular reference: ${ref}. Refer to a component that is not itself a reference.`);
    const target = resolvePointer(ref);
    const isRef = isNode(target) && typeof target["$ref"] === "string" && Object.keys(target).length === 1;
    return isRef ? targetOf(target["$ref"] as string, [...visited, ref]) : target;
  }

  function resolvePointer(ref: string): unknown {
    if (!ref.startsWith("#/"))
      throw new Error(`Unsupported reference: ${ref}. References must start with "#/" and point to the same document.`);
    const steps = ref.slice(2).split("/").map(unescape);
    const target = steps.reduce<unknown>((value, step) => (hasKey(value, step) ? value[step] : undefined), document);
    if (target === undefined) throw new Error(`Reference not found: ${ref}. Add the target or change the reference.`);
    return target;
  }

  return resolve(document) as Node; // an object is resolved to an object
}

/** Decodes one step of a JSON pointer in a URL. */
function unescape(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

function hasKey(value: unknown, key: string): value is Node {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function mapValues(node: Node, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]));
}
