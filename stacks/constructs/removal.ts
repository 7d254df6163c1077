import { RemovalPolicy } from "aws-cdk-lib/core";
import type { StageSettings } from "../stages.ts";

/**
 * What becomes of a resource that holds data when its stage is removed. What a first deployment makes
 * and cannot finish holds none yet: it goes again, or its name would be in the way of the next.
 */
export const dataRemovalPolicy = ({ isProtected }: StageSettings): RemovalPolicy =>
  isProtected ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
