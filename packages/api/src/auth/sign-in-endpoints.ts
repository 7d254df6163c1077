import { lazy } from "@iotd/core/lazy";
import * as z from "zod";
import type { DocumentedEndpoint, Endpoint } from "../http/endpoint.ts";

export const credentialsSchema = z.object({ email: z.email(), password: z.string() });

/** better-auth answers more than this; what it answers is its own. */
export const signedInSchema = lazy(() =>
  z.looseObject({
    user: z.looseObject({ id: z.uuid(), name: z.string(), email: z.email() }),
  }),
);
export const signedOutSchema = lazy(() => z.looseObject({ success: z.literal(true) }));

/** Signing in and out. better-auth parses the bodies. */
export const signInEndpoints = {
  signIn: {
    method: "post",
    path: "/api/auth/sign-in/email",
    operationId: "signIn",
    tag: "Editors",
    summary: "Sign in",
    description:
      "Sets the session’s cookie, which the other endpoints of editors want. An account with a second factor is refused: give programs one without. Send the header `Origin` with the site’s address.",
    json: credentialsSchema,
    answers: {
      200: {
        description: "Signed in",
        json: signedInSchema,
        headers: { "set-cookie": "The session." },
      },
    },
    problems: ["unauthenticated", "forbidden", "invalid-input", "too-many-requests"],
  },
  signOut: {
    method: "post",
    path: "/api/auth/sign-out",
    operationId: "signOut",
    tag: "Editors",
    summary: "End the session",
    answers: { 200: { description: "Signed out", json: signedOutSchema } },
    problems: [],
  },
} as const satisfies Record<string, DocumentedEndpoint>;

/** Signing in by passkey, for the scripts of our pages: only a person's device can do it. */
export const passkeyEndpoints = [
  { method: "get", path: "/api/auth/passkey/generate-register-options" },
  { method: "get", path: "/api/auth/passkey/generate-authenticate-options" },
  { method: "post", path: "/api/auth/passkey/verify-authentication" },
] as const satisfies readonly Endpoint[];
