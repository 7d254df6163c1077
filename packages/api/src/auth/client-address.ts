import type { AppContext } from "../http/environment.ts";

/** The IP address of the client, from a source that the client cannot write to. */
export type ClientAddress = (c: AppContext) => string | undefined;

/** The header in which better-auth reads the IP address that it counts attempts for. */
export const clientAddressHeader = "x-iotd-client-address";

/** The request for better-auth, with the client's real IP address. */
export function withClientAddress(
  c: AppContext,
  clientAddress: ClientAddress,
  request: Request,
): Request {
  const headers = new Headers(request.headers);
  headers.set(clientAddressHeader, clientAddress(c) ?? "0.0.0.0");
  return new Request(request, { headers });
}
