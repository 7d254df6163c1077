import type { ApiDocument } from "@iotd/web/pages";

/**
 * Gives the OpenAPI document, which is made when the service is built: to make it takes every schema,
 * also of what the public app does not answer.
 */
export type ReadApiDocument = () => ApiDocument | Promise<ApiDocument>;
