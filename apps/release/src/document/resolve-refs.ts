import { isNode, type Node } from "./node.ts";

/**
 * The document with each `$ref` replaced by what it points to, the same object at every place, so that a schema which
 * contains itself becomes a circle. What stands beside a `$ref` is added to a schema, and replaces what another object says.
 * Throws where a `$ref` leads nowhere.
 */
export function resolveRefs(document: Node): Node {
  const resolved = new Map<object, unknown>();

  function resolve(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (isNode(value) && typeof value["$ref"] === "string") return resolveRef(value, value["$ref"]);
    if (resolved.has(value)) return resolved.get(value);
    const result: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
    resolved.set(value, result); // before its content, which may lead back to it
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

  /** What a `$ref` points to, past others that stand alone. */
  function targetOf(ref: string, passed: readonly string[] = []): unknown {
    if (passed.includes(ref)) throw new Error(`${ref} leads back to itself. Let it point to what it means.`);
    const target = at(ref);
    const isRef = isNode(target) && typeof target["$ref"] === "string" && Object.keys(target).length === 1;
    return isRef ? targetOf(target["$ref"] as string, [...passed, ref]) : target;
  }

  function at(ref: string): unknown {
    if (!ref.startsWith("#/"))
      throw new Error(`${ref} is not a reference within the document. Move what it names into it.`);
    const steps = ref.slice(2).split("/").map(unescape);
    const target = steps.reduce<unknown>((value, step) => (hasKey(value, step) ? value[step] : undefined), document);
    if (target === undefined) throw new Error(`${ref} leads nowhere. Add what it names, or point to something else.`);
    return target;
  }

  return resolve(document) as Node; // an object stays one
}

/** The text of one step of a JSON pointer in a URL. */
function unescape(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

function hasKey(value: unknown, key: string): value is Node {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function mapValues(node: Node, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]));
}
