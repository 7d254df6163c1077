import { AuroraPostgresEngineVersion } from "aws-cdk-lib/aws-rds";

/** The newest of PostgreSQL 17, which the tests run on, that this CDK knows by name. */
export const engineVersion = AuroraPostgresEngineVersion.VER_17_5;

/** As RDS names it: `17.5`. */
export const engineVersionName = engineVersion.auroraPostgresFullVersion;
