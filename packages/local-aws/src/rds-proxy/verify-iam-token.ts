import { instantOf, isSignedWith, sha256, signingAlgorithm } from "../aws-signature.ts";
import { Refusal } from "./refusal.ts";

/** The owner of an access key. */
export type Caller = {
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
  /** Whether a policy allows `rds-db:connect` as this database user. */
  readonly mayConnectAs: (user: string) => boolean;
};

/** Finds the owner of an access key; undefined if there is none. */
export type FindCaller = (accessKeyId: string) => Promise<Caller | undefined>;

/** The endpoint and user that a token must be for. */
export type ExpectedToken = {
  readonly host: string;
  readonly port: number;
  readonly region: string;
  readonly user: string;
};

const longestSeconds = 900;
/** The difference between clocks that AWS accepts. */
const skewMilliseconds = 5 * 60_000;

/**
 * Checks an IAM authentication token as RDS does. The error says why a token is refused, which RDS does
 * not do.
 *
 * See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 *
 * @throws Refusal "28P01" for a password that is not a valid token, "28000" for a caller who may not
 * connect as this user.
 */
export const verifyIamToken = async (
  token: string,
  expected: ExpectedToken,
  findCaller: FindCaller,
  now: Date,
): Promise<void> => {
  const refuse = (reason: string, sqlState: "28P01" | "28000" = "28P01"): never => {
    throw new Refusal(
      sqlState,
      `IAM authentication failed for user "${expected.user}": ${reason}.`,
    );
  };
  const url = URL.canParse(`https://${token}`) ? new URL(`https://${token}`) : undefined;
  if (url?.searchParams.get("Action") !== "connect") {
    return refuse("the password is not an RDS IAM token");
  }
  const parameter = (name: string) => url.searchParams.get(name) ?? "";
  const host = `${expected.host}:${expected.port}`;
  if (url.host !== host) refuse(`the token is for ${url.host}, this is ${host}`);
  if (parameter("DBUser") !== expected.user) {
    refuse(`the token is for user "${parameter("DBUser")}"`);
  }

  const [accessKeyId = "", ...scope] = parameter("X-Amz-Credential").split("/");
  const [day = "", region, service, ending] = scope;
  const time = parameter("X-Amz-Date");
  const isOfRds =
    parameter("X-Amz-Algorithm") === signingAlgorithm &&
    parameter("X-Amz-SignedHeaders") === "host" &&
    service === "rds-db" &&
    ending === "aws4_request" &&
    time.startsWith(`${day}T`);
  if (!isOfRds) refuse("the token is not signed for the service rds-db");
  if (region !== expected.region) {
    refuse(`the token is for region ${region}, this is ${expected.region}`);
  }

  refuseExpired(time, Number(parameter("X-Amz-Expires")), now, refuse);

  const caller = await findCaller(accessKeyId);
  if (caller === undefined) return refuse(`there is no access key ${accessKeyId}`);
  if (parameter("X-Amz-Security-Token") !== (caller.sessionToken ?? "")) {
    refuse("the token carries another session token than its access key has");
  }
  const request = {
    method: "GET",
    path: url.pathname,
    query: [...url.searchParams],
    headers: { host: url.host },
  };
  const claim = {
    time,
    scope,
    signed: ["host"],
    payloadHash: sha256(""),
    signature: parameter("X-Amz-Signature"),
  };
  if (!isSignedWith(caller.secretAccessKey, request, claim)) refuse("the signature does not match");
  if (!caller.mayConnectAs(expected.user)) {
    refuse(`${accessKeyId} is not allowed rds-db:connect as this user`, "28000");
  }
};

const refuseExpired = (
  time: string,
  validSeconds: number,
  now: Date,
  refuse: (reason: string) => never,
): void => {
  if (!(validSeconds >= 1 && validSeconds <= longestSeconds)) {
    refuse(`the token must be valid for 1 to ${longestSeconds} seconds`);
  }
  const signedAt = instantOf(time);
  const ageMilliseconds = now.getTime() - signedAt;
  if (Number.isNaN(signedAt) || ageMilliseconds < -skewMilliseconds) {
    refuse(`the token is from the future (${time}, it is ${now.toISOString()})`);
  }
  if (ageMilliseconds > validSeconds * 1_000) {
    refuse(`the token has expired (signed at ${time}, it is ${now.toISOString()})`);
  }
};
