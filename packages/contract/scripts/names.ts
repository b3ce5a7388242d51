/** Returns a name with its first letter in lower case, for example `call` for `Call`. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Returns a name with its first letter in upper case, for example `ListCalls` for `listCalls`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Returns the constant name for the values of an enumeration, for example `callStatusValues` for `CallStatus`. */
export function valuesConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Values`;
}

/** Returns the constant name for the field metadata of a record, for example `callFields` for `Call`. */
export function fieldsConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Fields`;
}

/** Returns the constant name for the validator of a schema, for example `callValidator` for `Call`. */
export function validatorConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Validator`;
}

/** Returns the constant name for the `Schema` of a JSON schema, for example `callSchema` for `Call`. */
export function schemaConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Schema`;
}

/** Returns the constant name for the field schemas of an object, for example `callShape` for `Call`. */
export function shapeConstName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Shape`;
}

/** Returns the type name for the query of an operation, for example `ListCallsQuery` for `listCalls`. */
export function queryTypeName(operationId: string): string {
  return `${upperFirst(operationId)}Query`;
}
