import { RemovalPolicy } from "aws-cdk-lib/core";
import type { StageSettings } from "../stages.ts";

/** What becomes of a resource that holds data when its stage is removed. */
export const dataRemovalPolicy = ({ isProtected }: StageSettings): RemovalPolicy =>
  isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
