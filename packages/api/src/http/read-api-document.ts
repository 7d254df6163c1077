import type { ApiDocument } from "@iotd/web/pages";

/**
 * Reads the OpenAPI document, which is built with the service: it needs all schemas, also those of the admin
 * app.
 */
export type ReadApiDocument = () => ApiDocument | Promise<ApiDocument>;
