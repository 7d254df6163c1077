import * as z from "zod";
import type { ResolvedStage } from "./resolve.ts";

/** A subnet and where it leads. */
export type Subnet = {
  readonly name: string;
  readonly zone: string;
  readonly range: string;
  readonly routeTable: string;
  /** Its route table has no routes besides the VPC's implicit one. */
  readonly isIsolated: boolean;
};

const subnetSchema = z.object({ AvailabilityZone: z.string(), CidrBlock: z.string() });

/** All subnets of `stage`. Throws for a subnet without exactly one associated route table. */
export function readSubnets(stage: ResolvedStage): Subnet[] {
  const ofType = (type: string) => stage.resources({ type });
  const routes = ofType("AWS::EC2::Route");
  const associations = ofType("AWS::EC2::SubnetRouteTableAssociation");
  return ofType("AWS::EC2::Subnet").map(({ name, properties }) => {
    const { AvailabilityZone, CidrBlock } = subnetSchema.parse(properties);
    const [routeTable, ...others] = associations
      .filter((association) => association.properties.SubnetId === name)
      .map((association) => z.string().parse(association.properties.RouteTableId));
    if (!routeTable || others.length > 0)
      throw new Error(`${name} does not have exactly one route table.`);
    return {
      name,
      zone: AvailabilityZone,
      range: CidrBlock,
      routeTable,
      isIsolated: !routes.some((route) => route.properties.RouteTableId === routeTable),
    };
  });
}

/** The names of the isolated subnets of `stage`. */
export const isolatedSubnets = (stage: ResolvedStage): string[] =>
  readSubnets(stage)
    .filter(({ isIsolated }) => isIsolated)
    .map(({ name }) => name);
