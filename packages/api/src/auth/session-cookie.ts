/**
 * The prefix of the names of better-auth's cookies. With `__Host-`, browsers accept them only over HTTPS and
 * from this very host, so that other stages on sibling hosts cannot set them. It cannot be used over HTTP.
 */
export const cookiePrefix = (isSecure: boolean): string => (isSecure ? "__Host-iotd" : "iotd");

/** The name of the session cookie over HTTPS. Over HTTP it has no `__Host-`. */
export const sessionCookie = `${cookiePrefix(true)}.session_token`;
