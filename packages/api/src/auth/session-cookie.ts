/** The prefix of the names of better-auth's cookies. */
export const cookiePrefix = "iotd";

/** The name of the session cookie over HTTPS. Over HTTP it has no `__Secure-`. */
export const sessionCookie = `__Secure-${cookiePrefix}.session_token`;
