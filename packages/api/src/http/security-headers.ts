/** How a page uses frames. @default not at all */
type Frames = {
  /** Whether pages of this site may show it in a frame. */
  readonly isShownInFrames?: boolean;
  /** Whether it contains frames with pages of this site. */
  readonly showsFrames?: boolean;
};

/**
 * The security headers of every answer. They allow no inline code and no foreign origin except
 * `uploadsOrigin`, to which editors' browsers send their files.
 */
export function securityHeaders(
  uploadsOrigin?: string,
  { isShownInFrames = false, showsFrames = false }: Frames = {},
): Readonly<Record<string, string>> {
  const contentSecurityPolicy = [
    "default-src 'none'",
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "script-src 'self'",
    `connect-src 'self'${uploadsOrigin ? ` ${uploadsOrigin}` : ""}`,
    ...(showsFrames ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${isShownInFrames ? "'self'" : "'none'"}`,
  ];
  return {
    "content-security-policy": contentSecurityPolicy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": isShownInFrames ? "SAMEORIGIN" : "DENY",
  };
}
