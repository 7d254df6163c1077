import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { LoginRole } from "@iotd/core/database/login-roles";
import { databaseName } from "@iotd/core/database/name";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import { RemovalPolicy } from "aws-cdk-lib/core";
import {
  type FunctionProps,
  Function as SstFunction,
  type StackContext,
  use,
} from "sst/constructs";
import { Database } from "../database/database.ts";
import { connectToProxyStatement } from "../database/proxy.ts";
import { Keys } from "../keys.ts";
import { createLogGroup } from "../log-group.ts";
import { Network } from "../network/network.ts";
import { liveDatabaseEnvironment } from "./live-database.ts";
import { networkInterfaceStatements } from "./network-interface-statements.ts";

/** What differs between functions. */
export type ServiceFunctionProps = {
  /** The function's purpose, shown in AWS's console. */
  readonly description: string;
  /** Path of the module and its export, from the repository's root: `packages/api/src/public.handler`. */
  readonly handler: string;
  /** Whether `sst dev` runs the code on the developer's machine. @default true */
  readonly isLive?: boolean;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Reserved concurrency. @default none reserved */
  readonly reservedInstances?: number | undefined;
  /** The database user to connect to the proxy as. @default no access to the database */
  readonly databaseUser?: LoginRole;
  /** Whether the function uses S3 from inside the VPC. @default false */
  readonly usesStorage?: boolean;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** What its role may do besides writing its log and connecting as its database user. */
  readonly statements?: readonly iam.PolicyStatement[];
  readonly nodejs?: FunctionProps["nodejs"];
  readonly copyFiles?: FunctionProps["copyFiles"];
  /** Adds files to the folder of the built function. */
  readonly afterBuild?: (folder: string) => Promise<void>;
};

/**
 * Creates a function with the runtime, bundling, log group, network and key that all functions share, and a
 * role with the rights that its props name only.
 */
export function createServiceFunction(
  context: StackContext,
  id: string,
  props: ServiceFunctionProps,
): SstFunction {
  const { stack, app } = context;
  const logGroup = createLogGroup(context, `${id}Logs`);
  const { secrets } = use(Keys);
  const database = props.databaseUser && databaseAccess(context, props, props.databaseUser);
  const network = isInNetwork(context, props) ? networkAccess(props) : undefined;
  const role = new iam.Role(stack, `${id}Role`, {
    assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    inlinePolicies: {
      Service: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [logGroup.logGroupArn],
          }),
          new iam.PolicyStatement({
            actions: ["kms:Decrypt"],
            resources: [secrets.keyArn],
          }),
          ...(network ? networkInterfaceStatements(stack) : []),
          ...(database?.statements ?? []),
          ...(props.statements ?? []),
        ],
      }),
    },
  });
  return new SstFunction(stack, id, {
    enableLiveDev: props.isLive !== false,
    // Omits the SSM parameter in which SST stores the function's name, which nothing reads.
    _doNotAllowOthersToBind: true,
    description: props.description,
    handler: props.handler,
    // The newest that this version of SST supports; the code runs on Node 20.19 and later.
    runtime: "nodejs24.x",
    architecture: "arm_64",
    memorySize: props.memoryMegabytes,
    timeout: props.timeoutSeconds,
    ...(props.reservedInstances !== undefined &&
      !app.local && { reservedConcurrentExecutions: props.reservedInstances }),
    // Previous versions are needed for rollbacks.
    currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    role,
    logGroup,
    environment: {
      ...database?.environment,
      ...props.environment,
      // The SDK's warning about the developer's Node.js would be logged at every start.
      ...(isStub(context, props) && { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" }),
    },
    environmentEncryption: secrets,
    nodejs: {
      format: "esm",
      minify: true,
      splitting: true,
      sourcemap: false,
      ...props.nodejs,
      // An optional dependency of pg, which SST's default would compile for the build machine.
      esbuild: { external: ["pg-native"], ...props.nodejs?.esbuild },
    },
    ...network,
    ...(props.copyFiles && { copyFiles: props.copyFiles }),
    hooks: {
      afterBuild: async (_, folder) => {
        await props.afterBuild?.(folder);
        // It contains the path of the stage's folder, which would make the artefact differ between stages.
        await rm(join(folder, "package-lock.json"), { force: true });
      },
    },
  });
}

/** In `sst dev` the function is a stub that forwards invocations over the internet to the developer's machine. */
const isStub = ({ app }: StackContext, { isLive = true }: ServiceFunctionProps): boolean =>
  app.local && isLive;

const isInNetwork = (context: StackContext, props: ServiceFunctionProps): boolean =>
  !isStub(context, props) && (props.databaseUser !== undefined || props.usesStorage === true);

function networkAccess({ databaseUser, usesStorage }: ServiceFunctionProps) {
  const { vpc, databaseClients, storageClients } = use(Network);
  return {
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    securityGroups: [
      ...(databaseUser ? [databaseClients] : []),
      ...(usesStorage ? [storageClients] : []),
    ],
  };
}

function databaseAccess(context: StackContext, props: ServiceFunctionProps, user: LoginRole) {
  const { proxy } = use(Database);
  return {
    statements: [connectToProxyStatement(context.stack, proxy, user)],
    environment: {
      DATABASE_HOST: proxy.attrEndpoint,
      DATABASE_NAME: databaseName,
      DATABASE_USER: user,
      ...(isStub(context, props) && liveDatabaseEnvironment(user)),
    },
  };
}
