import { type LoginRole, loginRoleStatements, loginRoles } from "./login-roles.ts";

/** May connect with an IAM token; Aurora has this role in every cluster. */
const iamRole = "rds_iam";
const owner: LoginRole = "iotd_owner";

/**
 * One statement, as the RDS Data API takes no more, that makes a cluster of Aurora ready for
 * migrations: creates the login roles that are missing, lets each connect with an IAM token, and
 * gives `database` to `iotd_owner`. For the cluster's master user; running it again changes nothing.
 *
 * Throws if `database` is not the name of a database in lower case.
 */
export function awsLoginRolesSql(database: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database)) {
    throw new Error(`"${database}" cannot name a database: lower case letters, digits and _ can.`);
  }
  const statements = [
    ...loginRoleStatements,
    `grant ${iamRole} to ${loginRoles.join(", ")};`,
    // Whoever is no superuser can give a database only to a role that it may become. Afterwards it
    // may not: RDS takes no password from those who have rds_iam through another role, and a password
    // is what the master user has
    // (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/database-authentication.html).
    `if not exists (select from pg_database where datname = '${database}' and datdba = '${owner}'::regrole) then`,
    `grant ${owner} to current_user with inherit false, set true;`,
    `alter database "${database}" owner to ${owner};`,
    `revoke ${owner} from current_user;`,
    "end if;",
  ];
  return `do $$ begin ${statements.join(" ")} end $$`;
}
