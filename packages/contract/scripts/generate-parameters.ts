import { resolveSchema, type Document, type Parameter } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";
import { listOperations, listParameters, type LocatedOperation } from "./document/operations.ts";
import { queryTypeName, upperFirst } from "./names.ts";

/** Generates the types of the query and path parameters of each operation. */
export function generateParameters(document: Document): string {
  const types = listOperations(document).flatMap((operation) => [
    ...queryTypes(operation, document),
    ...pathType(operation, document),
  ]);
  return types.length === 0 ? "" : [`import type { operations } from "./types.ts";`, ...types].join("\n\n");
}

/** Generates two types: the exact query of an operation, and the query that a client accepts. */
function queryTypes(operation: LocatedOperation, document: Document): string[] {
  const { location, operationId } = operation;
  const parameters = listParameters(operation, "query", document);
  if (parameters.length === 0) return [];
  const query = queryTypeName(operationId);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => JSON.stringify(name));
  const optional = required.length === 0 ? `keyof ${query}` : `Exclude<keyof ${query}, ${required.join(" | ")}>`;
  return [
    `/** The query of \`${location}\`, exactly as in the document: a parameter can be absent, but its value is never \`undefined\`. */
export type ${query} = NonNullable<operations["${operationId}"]["parameters"]["query"]>;`,
    `/**
 * The query that clients accept for \`${location}\`. Unlike in \`${query}\`, the value of an optional parameter may be \`undefined\`.
 *
 * ${describeParameters(parameters, document).join("\n * ")}
 */
export type ${upperFirst(operationId)}Params = ${required.length === 0 ? "" : `Pick<${query}, ${required.join(" | ")}> & `}{ [Name in ${optional}]?: ${query}[Name] | undefined };`,
  ];
}

/** Lists the parameters with their defaults. Then lists the parameters that accept any string. */
function describeParameters(parameters: readonly Parameter[], { components: { schemas } }: Document): string[] {
  const resolved = parameters.map(({ name, schema }) => ({ name: `\`${name}\``, ...resolveSchema(schema, schemas) }));
  const names = resolved.map((parameter) => {
    return parameter.default === undefined
      ? parameter.name
      : `${parameter.name} (default ${JSON.stringify(parameter.default)})`;
  });
  const open = resolved.filter((parameter) => enumerationOf(parameter)?.isOpen).map(({ name }) => name);
  return [
    `Parameters: ${names.join(", ")}.`,
    ...(open.length === 0
      ? []
      : [
          `Editors suggest the known values of ${open.join(", ")}. Clients also send any other string, and the server decides whether it is valid.`,
        ]),
  ];
}

function pathType(operation: LocatedOperation, document: Document): string[] {
  const { location, operationId } = operation;
  if (listParameters(operation, "path", document).length === 0) return [];
  return [
    `/** Path parameters of \`${location}\`. */
export type ${upperFirst(operationId)}Path = operations["${operationId}"]["parameters"]["path"];`,
  ];
}
