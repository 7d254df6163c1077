import { AuroraPostgresEngineVersion } from "aws-cdk-lib/aws-rds";

/** The newest version of PostgreSQL 17 that this CDK has a constant for. The tests run on PostgreSQL 17 too. */
export const engineVersion = AuroraPostgresEngineVersion.VER_17_5;

/** The version in RDS's form: `17.5`. */
export const engineVersionName = engineVersion.auroraPostgresFullVersion;
