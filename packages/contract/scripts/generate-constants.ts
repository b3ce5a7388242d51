import { componentName, resolveSchema, type Document, type JsonSchemas, type Parameter } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";
import { listOperations, listParameters } from "./document/operations.ts";
import { valuesConstName } from "./names.ts";

const TYPES = ["boolean", "integer", "number", "string"];

/** Generates the base URLs of the API. */
export function generateServers({ servers }: Document): string {
  return `/** The base URLs of the API. */\nexport const serverUrls = ${JSON.stringify(servers.map(({ url }) => url))} as const;`;
}

/** Generates the limits of each operation's query. */
export function generateQueryLimits(document: Document): string {
  const { schemas } = document.components;
  const limits = listOperations(document).flatMap((operation) => {
    const entries = listParameters(operation, "query", document).map((parameter) => emitLimits(parameter, schemas));
    if (entries.length === 0) return [];
    const docs = `/** Type, default, limits and documented values of each query parameter of \`${operation.location}\`. */`;
    return [`${docs}\nexport const ${operation.operationId}QueryLimits = { ${entries.join(", ")} } as const;`];
  });
  const values = Object.keys(schemas)
    .map(valuesConstName)
    .filter((name) => limits.some((text) => text.includes(`values: ${name} `)));
  return [...(values.length > 0 ? [`import { ${values.join(", ")} } from "./enumerations.ts";`] : []), ...limits].join(
    "\n\n",
  );
}

/**
 * Emits the limits of one parameter. The limits include everything that the parameter's validator checks, because clients check a query without the
 * validators.
 */
function emitLimits({ name, schema }: Parameter, schemas: JsonSchemas): string {
  const resolved = resolveSchema(schema, schemas);
  const enumeration = enumerationOf(resolved);
  const { default: defaultValue, format, maximum, maxLength, minimum, minLength, pattern } = resolved;
  const type = enumeration?.isOpen ? "string" : resolved.type;
  if (typeof type !== "string" || !TYPES.includes(type) || "const" in resolved) {
    throw new Error(
      `parameter ${name}: unsupported schema. Query parameters can be strings, numbers, integers, booleans and enumerations`,
    );
  }
  const limits = { type, default: defaultValue, maximum, minimum, maxLength, minLength, pattern };
  const isChecked = type === "string" && format !== undefined; // number formats do not restrict the value
  const literal = JSON.stringify({ ...limits, format: isChecked ? format : undefined });
  if (!enumeration) return `${JSON.stringify(name)}: ${literal}`;
  const values =
    schema.$ref === undefined ? JSON.stringify(enumeration.values) : valuesConstName(componentName(schema.$ref));
  return `${JSON.stringify(name)}: ${literal.replace(/}$/, `, values: ${values} }`)}`;
}
