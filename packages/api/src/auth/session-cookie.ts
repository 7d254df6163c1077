/** What the names of better-auth's cookies begin with. */
export const cookiePrefix = "iotd";

/** The cookie of a session over HTTPS; over HTTP, on one machine, its name has no `__Secure-`. */
export const sessionCookie = `__Secure-${cookiePrefix}.session_token`;
