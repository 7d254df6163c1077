import type { AppContext } from "../http/environment.ts";

/** Tells who is at the other end, from a source that a client cannot write to. */
export type ClientAddress = (c: AppContext) => string | undefined;

/** How better-auth learns the address that attempts are counted for. */
export const clientAddressHeader = "x-iotd-client-address";

/** The request as better-auth is to see it: with the client's true address, whatever it claimed. */
export function withClientAddress(
  c: AppContext,
  clientAddress: ClientAddress,
  request: Request,
): Request {
  const headers = new Headers(request.headers);
  headers.set(clientAddressHeader, clientAddress(c) ?? "0.0.0.0");
  return new Request(request, { headers });
}
