import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** The headers of every answer. `uploadsOrigin` is where editors' browsers may send their files. */
export const securityHeaders = (uploadsOrigin?: string): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      imgSrc: ["'self'", "data:", "blob:"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: uploadsOrigin ? ["'self'", uploadsOrigin] : ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: "max-age=63072000; includeSubDomains",
    referrerPolicy: "strict-origin-when-cross-origin",
    xFrameOptions: "DENY",
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });
