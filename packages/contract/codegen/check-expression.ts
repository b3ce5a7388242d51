import { componentName, type Schema } from "./document.ts";
import { lowerFirst } from "./enumerations.ts";

/** Tells a bundler that it may drop what nobody imports. */
export const PURE = "/* @__PURE__ */";
const ANNOTATIONS = ["description", "examples", "default", "x-assumption"];

/** The name of the constant that holds the check of a schema. */
export function checkName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Check`;
}

/** The name of the constant that holds the checks of a schema's fields. */
export function fieldsName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Fields`;
}

/** The expression that builds the check for a schema. `where` names it in an error. */
export function checkExpression(schema: Schema, where: string): string {
  if (schema.$ref !== undefined) {
    refuseOthers(schema, ["$ref"], where);
    return checkName(componentName(schema.$ref));
  }
  if (schema.allOf) {
    refuseOthers(schema, ["allOf"], where);
    const [only, ...others] = schema.allOf;
    if (!only || others.length > 0) throw new Error(`${where}: an allOf of several schemas needs a name of its own`);
    return checkExpression(only, where);
  }
  if (schema.oneOf) {
    refuseOthers(schema, ["oneOf"], where);
    const [first, second, ...others] = schema.oneOf;
    if (!first || second?.type !== "null" || others.length > 0) {
      throw new Error(`${where}: a oneOf must be a schema and null`);
    }
    return `${PURE} nullable(${checkExpression(first, where)})`;
  }
  if (Array.isArray(schema.type)) {
    const [type, nothing, ...others] = schema.type;
    if (!type || nothing !== "null" || others.length > 0) {
      throw new Error(`${where}: a type must be one, or one and null`);
    }
    return `${PURE} nullable(${expressionOfType({ ...schema, type }, where)})`;
  }
  return expressionOfType(schema, where);
}

function expressionOfType(schema: Schema, where: string): string {
  switch (schema.type) {
    case "array":
      refuseOthers(schema, ["type", "items"], where);
      if (!schema.items) throw new Error(`${where}: an array needs items`);
      return `${PURE} array(${checkExpression(schema.items, where)})`;
    case "string":
      refuseOthers(schema, ["type", "minLength", "pattern", "format", "x-utc"], where);
      if (schema.format !== undefined && schema.format !== "date-time") {
        throw new Error(`${where}: the generator does not know the format ${schema.format}`);
      }
      if (schema["x-utc"] && schema.format !== "date-time") {
        throw new Error(`${where}: x-utc needs format: date-time`);
      }
      return `${PURE} string(${literal({
        minLength: schema.minLength,
        dateTime: schema.format && "true",
        utc: schema["x-utc"] ? "true" : undefined,
        pattern: schema.pattern && String(new RegExp(schema.pattern, "u")),
      })})`;
    case "number":
    case "integer":
      refuseOthers(schema, ["type", "minimum", "maximum"], where);
      return `${PURE} number(${literal({
        integer: schema.type === "integer" ? "true" : undefined,
        minimum: schema.minimum,
        maximum: schema.maximum,
      })})`;
    case undefined:
    default:
      refuseOthers(schema, ["type"], where);
      throw new Error(
        `${where}: the generator does not know the type ${String(schema.type)} here; give the schema a name`,
      );
  }
}

/** The names and checks of an object's fields, or `undefined` for another schema. Parts of an `allOf` put theirs together. */
export function fieldsExpression(schema: Schema, where: string): string | undefined {
  if (schema.allOf && schema.allOf.length > 1) {
    refuseOthers(schema, ["allOf"], where);
    const parts = schema.allOf.map((part) => {
      return part.$ref === undefined ? fieldsExpression(part, where) : `...${fieldsName(componentName(part.$ref))}`;
    });
    if (parts.includes(undefined)) throw new Error(`${where}: the parts of an allOf must be objects with properties`);
    return parts.join(", ");
  }
  if (schema.type !== "object") return undefined;
  refuseOthers(schema, ["type", "properties", "required"], where);
  const { properties = {}, required = [] } = schema;
  const phantom = required.find((name) => !(name in properties));
  if (phantom !== undefined) throw new Error(`${where}: ${phantom} is required, but is no property here`);
  const fields = Object.entries(properties).map(([name, property]) => {
    return fieldExpression(name, checkExpression(property, `${where}.${name}`), required.includes(name));
  });
  return fields.join(", ");
}

/** One field of an object: its name and its check. */
export function fieldExpression(name: string, check: string, isRequired: boolean): string {
  return `${JSON.stringify(name)}: ${isRequired ? check : `${PURE} optional(${check})`}`;
}

/** The names of an object's fields, one for each time that it is declared. */
export function fieldNames(schema: Schema, schemas: Readonly<Record<string, Schema>>): string[] {
  const target = schema.$ref === undefined ? schema : schemas[componentName(schema.$ref)];
  return [
    ...Object.keys(target?.properties ?? {}),
    ...(target?.allOf ?? []).flatMap((part) => fieldNames(part, schemas)),
  ];
}

/** Throws for a keyword that is neither one of these nor says something to people alone. */
export function refuseOthers(schema: Schema, known: readonly string[], where: string): void {
  const unknown = Object.keys(schema).find((key) => !known.includes(key) && !ANNOTATIONS.includes(key));
  if (unknown === undefined) return;
  const hint = unknown === "enum" ? "; give the enumeration a name under components/schemas" : "";
  throw new Error(`${where}: the generator does not know the keyword ${unknown} here${hint}`);
}

function literal(entries: Readonly<Record<string, string | number | undefined>>): string {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return present.length > 0 ? `{ ${present.map(([name, value]) => `${name}: ${value}`).join(", ")} }` : "";
}
