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

export type ServiceFunctionProps = {
  /** What it is for, as the console shows it. */
  readonly description: string;
  /** Path of the module and its export, from the repository's root: `packages/api/src/public.handler`. */
  readonly handler: string;
  /** Answered by this machine's working tree in `sst dev`. @default true */
  readonly isLive?: boolean;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Instances at a time. @default as many as the account allows */
  readonly reservedInstances?: number | undefined;
  /** Connects as this user through the proxy. @default no way to the database */
  readonly databaseUser?: LoginRole;
  /** Reaches S3 from inside the network. @default no */
  readonly usesStorage?: boolean;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** All that its role may do beside writing its log and connecting as its database user. */
  readonly statements?: readonly iam.PolicyStatement[];
  readonly nodejs?: FunctionProps["nodejs"];
  readonly copyFiles?: FunctionProps["copyFiles"];
  /** Adds to the built function's folder. */
  readonly afterBuild?: (folder: string) => Promise<void>;
};

/**
 * A function of this service: the same runtime, bundling, log, network and keys for all, and a role
 * that is given nothing but what its props name.
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
    // Nothing looks a function up by the parameter that SST would store its name in.
    _doNotAllowOthersToBind: true,
    description: props.description,
    handler: props.handler,
    // The newest that this SST knows; the code itself runs on Node 20.19 and later.
    runtime: "nodejs24.x",
    architecture: "arm_64",
    memorySize: props.memoryMegabytes,
    timeout: props.timeoutSeconds,
    ...(props.reservedInstances !== undefined &&
      !app.local && { reservedConcurrentExecutions: props.reservedInstances }),
    // A version that an alias has left is what one goes back to.
    currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    role,
    logGroup,
    environment: {
      ...database?.environment,
      ...props.environment,
      // Advice of the SDK on this machine's Node, at every start of a function.
      ...(isStub(context, props) && { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" }),
    },
    environmentEncryption: secrets,
    nodejs: {
      format: "esm",
      minify: true,
      splitting: true,
      sourcemap: false,
      ...props.nodejs,
      // pg asks for it if it is there; with SST's own default it would be compiled for this machine.
      esbuild: { external: ["pg-native"], ...props.nodejs?.esbuild },
    },
    ...network,
    ...(props.copyFiles && { copyFiles: props.copyFiles }),
    hooks: {
      afterBuild: async (_, folder) => {
        await props.afterBuild?.(folder);
        // It names the stage's folder: without it the artefact is the same for all stages.
        await rm(join(folder, "package-lock.json"), { force: true });
      },
    },
  });
}

/** In `sst dev` it is a stub that talks to this machine over the internet, where its code runs. */
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
