import { errorCodeValues, type KnownErrorCode } from "@smartalex/contract";

/** An operation of the API, with the facts of its OpenAPI document that the mock needs. */
export interface ApiOperation {
  /** The `operationId`. */
  readonly id: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, such as `/calls/{id}`. */
  readonly path: string;
  readonly queryParameters: readonly QueryParameter[];
  /** The error code of the documented 404 response. `not_found` if the document has none. */
  readonly notFoundCode: KnownErrorCode;
}

/** A query parameter, with its limits. */
export interface QueryParameter {
  readonly name: string;
  readonly type: "integer" | "string";
  readonly isRequired: boolean;
  readonly default: number | string | undefined;
  readonly minimum: number;
  readonly maximum: number;
  /** The documented values of an enumeration. */
  readonly values: readonly string[] | undefined;
}

/** The parts of an OpenAPI document that the mock reads. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: {
    readonly parameters?: Readonly<Record<string, DocumentParameter>>;
    readonly responses?: Readonly<Record<string, DocumentResponse>>;
    readonly schemas?: Readonly<Record<string, DocumentSchema>>;
  };
}

interface Reference {
  readonly $ref: string;
}

interface DocumentOperation {
  readonly operationId: string;
  readonly parameters?: readonly (DocumentParameter | Reference)[];
  readonly responses?: Readonly<Record<string, DocumentResponse | Reference>>;
}

interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: DocumentSchema;
}

interface DocumentSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: number | string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly anyOf?: readonly DocumentSchema[];
}

interface DocumentResponse {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: unknown; readonly example?: unknown }>>;
}

/** Returns all operations of a document, in its order. */
export function readOperations({ components, paths }: ApiDocument): ApiOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) => {
    return Object.entries(methods).map(([method, { operationId, parameters = [], responses = {} }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      queryParameters: parameters
        .map((parameter) => resolve(parameter, components.parameters))
        .filter((parameter) => parameter.in === "query")
        .map((parameter) => readQueryParameter(parameter, components.schemas)),
      notFoundCode: readErrorCode(responses["404"] && resolve(responses["404"], components.responses)),
    }));
  });
}

function readQueryParameter(
  { name, required, schema }: DocumentParameter,
  schemas: ApiDocument["components"]["schemas"],
): QueryParameter {
  const { $ref } = schema;
  const resolved = $ref === undefined ? schema : resolve<DocumentSchema>({ $ref }, schemas);
  const { anyOf = [], default: unset, maximum = Infinity, minimum = -Infinity, type } = resolved;
  // An open enumeration is `anyOf` an `enum` and any string.
  const values = resolved.enum ?? anyOf.find((alternative) => alternative.enum)?.enum;
  return {
    name,
    type: type === "integer" ? "integer" : "string",
    isRequired: required ?? false,
    default: unset,
    minimum,
    maximum,
    values: values?.map(String),
  };
}

/** Returns the error code in the example of a response. */
function readErrorCode(response: DocumentResponse | undefined): KnownErrorCode {
  const example = response?.content?.["application/json"]?.example as { error?: { code?: unknown } } | undefined; // an ErrorBody
  return errorCodeValues.find((code) => code === example?.error?.code) ?? "not_found";
}

/** Follows a reference to a component. */
function resolve<Component extends object>(
  value: Component | Reference,
  components: Readonly<Record<string, Component>> = {},
): Component {
  if (!("$ref" in value)) return value;
  const { $ref } = value;
  const component = components[$ref.split("/").at(-1) ?? ""];
  if (!component) throw new Error(`The OpenAPI document has no component ${$ref}.`);
  return component;
}
