import { fieldNames } from "./check-expression.ts";
import { componentName, type Document, type Schema } from "./document.ts";
import { enumerationOf, lowerFirst, valuesName } from "./enumerations.ts";

/** The records that programs lay out in columns. */
const RECORDS = ["Call", "CallDetail", "TranscriptTurn"];

/** What programs that print, filter or store records know of their fields, in the order of the document. */
export function generateFields({ components: { schemas } }: Document): string {
  const arrays = RECORDS.map((record) => {
    const fields = fieldNames(schemas[record] ?? {}, schemas).map((name) => {
      const where = `${record}.${name}`;
      return fieldText(name, propertyOf(schemas[record], name, schemas), schemas, where);
    });
    const docs = `/** The documented fields of \`${record}\`. The server may add others. */`;
    return `${docs}\nexport const ${lowerFirst(record)}Fields = [${fields.join(", ")}] as const satisfies readonly FieldMetadata[];`;
  });
  const used = Object.keys(schemas)
    .map(valuesName)
    .filter((name) => arrays.some((text) => text.includes(name)));
  return [
    `import { ${used.join(", ")} } from "./enumerations.ts";`,
    `import type { FieldMetadata } from "../record-field.ts";`,
    "",
    arrays.join("\n\n"),
  ].join("\n");
}

function propertyOf(schema: Schema | undefined, name: string, schemas: Readonly<Record<string, Schema>>): Schema {
  const parts = schema?.allOf ?? [schema ?? {}];
  for (const part of parts) {
    const named = part.$ref === undefined ? part : schemas[componentName(part.$ref)];
    const found = named?.properties?.[name];
    if (found) return found;
  }
  throw new Error(`${name}: the generator does not find the schema of this field`);
}

function fieldText(name: string, property: Schema, schemas: Readonly<Record<string, Schema>>, where: string): string {
  const alternatives = property.oneOf ?? [property];
  const isNull = ({ type }: Schema) => type === "null";
  const [only, other] = alternatives.filter((alternative) => !isNull(alternative));
  if (!only || other) throw new Error(`${where}: the generator knows one type beside null here`);
  const target = only.$ref === undefined ? undefined : componentName(only.$ref);
  const schema = target === undefined ? only : (schemas[target] ?? {});
  const enumeration = enumerationOf(schema);
  const types = enumeration?.isOpen ? ["string"] : [schema.type].flat();
  const facts = {
    name,
    type: schema.format === "date-time" ? "timestamp" : types.find((one) => one !== "null"),
    nullable: alternatives.some(isNull) || types.includes("null"),
    description: (property.description ?? schema.description ?? "").split("\n")[0],
  };
  const values = target !== undefined && enumeration ? `, values: ${valuesName(target)}` : "";
  return JSON.stringify(facts).replace(/}$/, `${values} }`);
}
