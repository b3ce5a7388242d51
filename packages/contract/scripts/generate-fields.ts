import { componentName, propertiesOf, resolveSchema } from "./document/document.ts";
import type { Document, JsonSchema, JsonSchemas } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";
import { listOperations, successSchemas } from "./document/operations.ts";
import { fieldsConstName, valuesConstName } from "./names.ts";

/** Generates metadata for the fields of each record, in the order of the document. */
export function generateFields(document: Document): string {
  const { schemas } = document.components;
  const records = recordNames(document);
  const arrays = Object.entries(schemas)
    .filter(([name]) => records.has(name))
    .map(([name, schema]) => {
      const fields = propertiesOf(schema, schemas).map(([field, property]) => emitField(field, property, schemas));
      return `/** The documented fields of \`${name}\`. The server may add others. */
export const ${fieldsConstName(name)} = [${fields.join(", ")}] as const satisfies readonly FieldMetadata[];`;
    });
  if (arrays.length === 0) return "";
  const values = Object.keys(schemas)
    .map(valuesConstName)
    .filter((name) => arrays.some((text) => text.includes(`values: ${name} `)));
  return [
    `import type { FieldMetadata } from "../field-metadata.ts";`,
    ...(values.length > 0 ? [`import { ${values.join(", ")} } from "./enumerations.ts";`] : []),
    ...arrays,
  ].join("\n\n");
}

/** Returns the schema names of all records. Records are the objects in the `data` of successful responses, and the objects nested in them. */
function recordNames(document: Document): ReadonlySet<string> {
  const { schemas } = document.components;
  const names = new Set<string>();
  function visit(schema: JsonSchema): void {
    const target = resolveSchema(schema, schemas);
    const properties = propertiesOf(target, schemas);
    if (schema.$ref !== undefined && properties.length > 0) names.add(componentName(schema.$ref));
    const { anyOf = [], items, oneOf = [] } = target;
    for (const inner of [...anyOf, ...oneOf, ...(items ? [items] : []), ...properties.map(([, property]) => property)])
      visit(inner);
  }
  const bodies = listOperations(document).flatMap((operation) => successSchemas(operation, document));
  for (const [name, property] of bodies.flatMap((body) => propertiesOf(body, schemas)))
    if (name === "data") visit(property);
  return names;
}

function emitField(name: string, property: JsonSchema, schemas: JsonSchemas): string {
  const types = new Set(typesOf(property, schemas));
  const nullable = types.delete("null");
  const [type] = types;
  const [alternative = property, ...others] = (property.oneOf ?? [property]).filter(({ type: one }) => one !== "null");
  const description = property.description ?? resolveSchema(alternative, schemas).description ?? "";
  const facts = {
    name,
    type: types.size === 1 ? type : "unknown",
    nullable,
    description: description.split("\n")[0],
  };
  const values = others.length === 0 ? emitValues(alternative, schemas) : undefined;
  return JSON.stringify(facts).replace(/}$/, values === undefined ? "}" : `, values: ${values} }`);
}

/** Returns the types that a schema allows. The result can include `null`. */
function typesOf(schema: JsonSchema, schemas: JsonSchemas): string[] {
  const { allOf, anyOf, format, oneOf, type = [], ...rest } = resolveSchema(schema, schemas);
  const alternatives = oneOf ?? anyOf;
  if (alternatives) return alternatives.flatMap((alternative) => typesOf(alternative, schemas));
  if (allOf) return ["object"];
  const types = [type].flat();
  if (format === "date-time") return types.map((one) => (one === "string" ? "timestamp" : one));
  if (types.length > 0) return types;
  const values = rest.enum ?? ("const" in rest ? [rest.const] : []);
  return values.map((value) => (value === null ? "null" : typeof value));
}

/** Emits the values of a string enumeration. Returns `undefined` for any other schema. */
function emitValues(schema: JsonSchema, schemas: JsonSchemas): string | undefined {
  const values = enumerationOf(resolveSchema(schema, schemas))?.values.filter((value) => value !== null);
  if (!values?.every((value) => typeof value === "string")) return undefined;
  return schema.$ref === undefined ? JSON.stringify(values) : valuesConstName(componentName(schema.$ref));
}
