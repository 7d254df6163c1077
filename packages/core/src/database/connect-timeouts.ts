/** How long a client waits for a connection to the database or its proxy. */
export const connectTimeoutSeconds = 5;

/**
 * How long RDS Proxy, in the cloud or local, waits for a database connection for a client. Less than the
 * client waits, so that the client gets the proxy's error.
 */
export const borrowTimeoutSeconds = 4;
