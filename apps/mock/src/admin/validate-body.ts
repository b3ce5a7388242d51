/** The keywords of JSON Schema that the document of the control API uses for bodies. */
export interface BodySchema {
  type: string;
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: BodySchema;
  minProperties?: number;
  additionalProperties?: boolean;
  properties?: Readonly<Record<string, BodySchema>>;
}

/** Validates a value. Returns the problem with its JSON pointer, or `undefined` if the value is valid. */
export function validateBody(schema: BodySchema, value: unknown, pointer = ""): string | undefined {
  const where = pointer === "" ? "The body" : pointer;
  switch (schema.type) {
    case "string": {
      const { maxLength = Infinity, minLength = 0 } = schema;
      if (typeof value !== "string") return `${where} must be a string`;
      if (schema.enum && !schema.enum.includes(value)) return `${where} must be one of ${schema.enum.join(", ")}`;
      const length = Array.from(value).length;
      return length < minLength || length > maxLength
        ? `${where} must be ${minLength} to ${maxLength} characters long`
        : undefined;
    }
    case "integer": {
      const { maximum = Infinity, minimum = -Infinity } = schema;
      const fits = typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
      return fits ? undefined : `${where} must be an integer from ${minimum} to ${maximum}`;
    }
    case "array": {
      const { items, maxItems = Infinity } = schema;
      if (!Array.isArray(value)) return `${where} must be an array`;
      if (value.length > maxItems) return `${where} must have at most ${maxItems} entries`;
      return firstOf(value, (item, index) => items && validateBody(items, item, `${pointer}/${index}`));
    }
    default:
      return objectProblem(schema, value, pointer);
  }
}

function objectProblem(schema: BodySchema, value: unknown, pointer: string): string | undefined {
  const { additionalProperties = true, minProperties = 0, properties = {} } = schema;
  const where = pointer === "" ? "The body" : pointer;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `${where} must be an object`;
  const names = Object.keys(properties).join(" and ");
  const entries = Object.entries(value);
  if (entries.length < minProperties) return `${where} must have at least one of ${names}`;
  return firstOf(entries, ([name, part]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) return validateBody(property, part, `${pointer}/${name}`);
    return additionalProperties ? undefined : `${where} can only have ${names}`;
  });
}

function firstOf<Item>(
  items: readonly Item[],
  problem: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const result = problem(item, index);
    if (result !== undefined) return result;
  }
  return undefined;
}
