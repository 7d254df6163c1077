import { type LoginRole, loginRoleStatements, loginRoles } from "./login-roles.ts";

/** A member of this role may connect with an IAM token. Every Aurora cluster has it. */
const iamRole = "rds_iam";
const owner: LoginRole = "iotd_owner";

/**
 * SQL that prepares an Aurora cluster for migrations: it creates the missing login roles, lets each
 * of them connect with an IAM token, and makes `iotd_owner` the owner of `database`. It is one
 * statement because the RDS Data API accepts only one. Run it as the cluster's master user. It is
 * idempotent.
 *
 * Throws if `database` is not a database name in lower case.
 */
export function awsLoginRolesSql(database: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database)) {
    throw new Error(
      `"${database}" is not a database name. Use lower-case letters, digits and underscores.`,
    );
  }
  const statements = [
    ...loginRoleStatements,
    `grant ${iamRole} to ${loginRoles.join(", ")};`,
    // The master user is not a superuser, so it must be a member of the new owner. The membership is
    // revoked at once: RDS refuses the password of a user that has rds_iam through another role, and
    // the master user signs in with a password
    // (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/database-authentication.html).
    `if not exists (select from pg_database where datname = '${database}' and datdba = '${owner}'::regrole) then`,
    `grant ${owner} to current_user with inherit false, set true;`,
    `alter database "${database}" owner to ${owner};`,
    `revoke ${owner} from current_user;`,
    "end if;",
  ];
  return `do $$ begin ${statements.join(" ")} end $$`;
}
