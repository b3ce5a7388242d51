import { resolve, type Body, type Document, type JsonSchema, type Operation, type Parameter } from "./document.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation with its method and path. */
export interface LocatedOperation extends Operation {
  /** The method in upper case, and the path. For example, `GET /calls/{id}`. */
  location: string;
}

/** Returns all operations, in the order of the document. */
export function listOperations({ paths }: Document): LocatedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      if (!METHODS.includes(method)) throw new Error(`${path}: unsupported key: ${method}. Put it in each operation`);
      const location = `${method.toUpperCase()} ${path}`;
      const { operationId } = operation as Partial<Operation>; // the document may not have it
      if (operationId === undefined || !/^[a-z][A-Za-z0-9]*$/.test(operationId))
        throw new Error(`${location}: invalid operationId: ${String(operationId)}. Use a name such as listCalls`);
      return { ...operation, location };
    }),
  );
}

/** Returns the query or path parameters of an operation, with references resolved. */
export function listParameters(
  { location, parameters = [] }: LocatedOperation,
  place: "query" | "path",
  { components }: Document,
): Parameter[] {
  return parameters
    .map((parameter) => resolve<Parameter>(parameter, components.parameters, location))
    .filter((parameter) => parameter.in === place);
}

/** Returns the JSON schemas of the successful responses of an operation. */
export function successSchemas({ location, responses }: LocatedOperation, { components }: Document): JsonSchema[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) => Object.values(resolve<Body>(response, components.responses, location).content ?? {}))
    .map(({ schema }) => schema);
}
