import { componentName, operations, queryParameters, type Document, type Parameter } from "./document.ts";
import { enumerationOf, valuesName } from "./enumerations.ts";

/** The facts of the document that programs use: the base URLs, and the limits of each query. */
export function generateConstants(document: Document): string {
  const urls = document.servers.map(({ url }) => url);
  const limits = operations(document).flatMap((operation) => {
    const entries = queryParameters(operation, document).map((parameter) => limitsText(parameter, document));
    if (entries.length === 0) return [];
    const docs = `/** The limits of the \`${operation.operationId}\` query: known values, the minimum and maximum of whole numbers, and defaults. */`;
    return [`${docs}\nexport const ${operation.operationId}QueryLimits = { ${entries.join(", ")} } as const;`];
  });
  const used = Object.keys(document.components.schemas)
    .map(valuesName)
    .filter((name) => limits.some((text) => text.includes(name)));
  return [
    ...(used.length > 0 ? [`import { ${used.join(", ")} } from "./enumerations.ts";`, ""] : []),
    "/** The base URLs of the API. */",
    `export const serverUrls = ${JSON.stringify(urls)} as const;`,
    "",
    ...limits,
  ].join("\n");
}

/** A client checks a query by these, without the validators: they must say all that those check. */
function limitsText({ name, schema }: Parameter, { components: { schemas } }: Document): string {
  const target = schema.$ref === undefined ? undefined : componentName(schema.$ref);
  const resolved = target === undefined ? schema : (schemas[target] ?? {});
  const enumeration = enumerationOf(resolved);
  const { default: unset, maximum, minimum, type = enumeration && "string" } = resolved;
  const limits = type === "integer" ? [] : (["format", "minLength", "maxLength", "pattern", "const"] as const);
  if ((type !== "string" && type !== "integer") || limits.some((limit) => resolved[limit] !== undefined)) {
    throw new Error(
      `the parameter ${name}: the generator supports whole numbers, enumerations, and strings without limits here`,
    );
  }
  const facts = JSON.stringify({ type, default: unset, maximum, minimum });
  const values = enumeration && (target === undefined ? JSON.stringify(enumeration.values) : valuesName(target));
  return `${JSON.stringify(name)}: ${facts.replace(/}$/, `${values === undefined ? "" : `, values: ${values}`} }`)}`;
}
