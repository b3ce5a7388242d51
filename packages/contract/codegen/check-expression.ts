import { componentName, type Schema } from "./document.ts";
import { enumerationOf } from "./enumerations.ts";
import { literal, refuseOthers } from "./keywords.ts";
import { checkName, fieldsName, PURE } from "./names.ts";
import { booleanExpression, numberExpression, stringExpression, valuesExpression } from "./scalar-expression.ts";

/** The expression that builds the check for a schema. `where` names it in an error. */
export function checkExpression(schema: Schema, where: string): string {
  if (schema.$ref !== undefined) {
    refuseOthers(schema, ["$ref"], where);
    return checkName(componentName(schema.$ref));
  }
  if (schema.allOf) throw new Error(`${where}: an allOf needs a name under components/schemas`);
  if (schema.enum ?? "const" in schema) return valuesExpression(schema, where);
  if (schema.anyOf) return anyOfExpression(schema, schema.anyOf, where);
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

function anyOfExpression(schema: Schema, choices: readonly Schema[], where: string): string {
  refuseOthers(schema, ["anyOf"], where);
  if (enumerationOf(schema)) throw new Error(`${where}: an open enumeration needs a name under components/schemas`);
  const others = choices.filter(({ type }) => type !== "null");
  const checks = others.map((choice) => checkExpression(choice, where));
  const expression = checks.length === 1 ? checks.join() : `${PURE} anyOf(${checks.join(", ")})`;
  return others.length < choices.length ? `${PURE} nullable(${expression})` : expression;
}

function expressionOfType(schema: Schema, where: string): string {
  switch (schema.type) {
    case "array": {
      refuseOthers(schema, ["type", "items", "minItems", "maxItems", "uniqueItems"], where);
      const { items, maxItems, minItems, uniqueItems } = schema;
      if (!items) throw new Error(`${where}: an array needs items`);
      const limits = literal({ minItems, maxItems, uniqueItems: uniqueItems ? "true" : undefined });
      return `${PURE} array(${[checkExpression(items, where), limits].filter(Boolean).join(", ")})`;
    }
    case "object":
      return objectExpression(schema, `{ ${fieldsExpression(schema, where) ?? ""} }`, where);
    case "string":
      return stringExpression(schema, where);
    case "number":
    case "integer":
      return numberExpression(schema, schema.type, where);
    case "boolean":
      return booleanExpression(schema, where);
    case undefined:
    default:
      refuseOthers(schema, ["type"], where);
      throw new Error(`${where}: the generator does not support the type ${String(schema.type)} here`);
  }
}

/** The expression that builds the check for an object, from the expression of its fields. */
export function objectExpression({ additionalProperties }: Schema, fields: string, where: string): string {
  const others = additionalProperties;
  const additional = typeof others === "object" ? checkExpression(others, `${where}.*`) : others === false && "false";
  return `${PURE} object(${[fields, literal({ additional: additional || undefined })].filter(Boolean).join(", ")})`;
}

/** The names and checks of an object's fields, or `undefined` for another schema. The fields of the parts of an `allOf` are merged. */
export function fieldsExpression(schema: Schema, where: string): string | undefined {
  if (schema.allOf) {
    refuseOthers(schema, ["allOf"], where);
    const parts = schema.allOf.map((part) => {
      if (part.$ref !== undefined) return `...${fieldsName(componentName(part.$ref))}`;
      // It would refuse the fields of the other parts.
      if (part.additionalProperties !== undefined) refuseOthers(part, ["type", "properties", "required"], where);
      return fieldsExpression(part, where);
    });
    if (parts.includes(undefined)) throw new Error(`${where}: the parts of an allOf must be objects with properties`);
    return parts.join(", ");
  }
  if (schema.type !== "object") return undefined;
  refuseOthers(schema, ["type", "properties", "required", "additionalProperties"], where);
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
