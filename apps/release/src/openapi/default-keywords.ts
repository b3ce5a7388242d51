import type { Node } from "./node.ts";
import { deepEqual } from "./deep-equal.ts";

/** The default values of keywords. */
const DEFAULTS: Node = {
  additionalProperties: true,
  allowEmptyValue: false,
  allowReserved: false,
  deprecated: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
  nullable: false,
  properties: {},
  readOnly: false,
  unevaluatedProperties: true,
  uniqueItems: false,
  writeOnly: false,
};

/** The default `style` of a parameter by its `in`. Path parameters and headers have the style `simple`; response headers have no `in`. */
const STYLES: Readonly<Record<string, string>> = { query: "form", cookie: "form" };

/** Removes the keywords of a schema or an operation that have their default value. */
export function withoutDefaults(node: Node): Node {
  const entries = Object.entries(node).filter(([keyword, value]) => {
    if (keyword === "required") return !(value === false || (Array.isArray(value) && value.length === 0));
    return !(Object.hasOwn(DEFAULTS, keyword) && deepEqual(value, DEFAULTS[keyword]));
  });
  return Object.fromEntries(entries);
}

/** Removes the keywords of a parameter or a header that have their default value. */
export function parameterWithoutDefaults(parameter: Node): Node {
  const defaultStyle = STYLES[String(parameter["in"])] ?? "simple";
  const { style = defaultStyle, explode = style === "form", ...rest } = withoutDefaults(parameter);
  return {
    ...rest,
    ...(style !== defaultStyle && { style }),
    ...(explode !== (style === "form") && { explode }),
  };
}
