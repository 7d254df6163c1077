import * as z from "zod";
import type { ResolvedStage } from "./resolve.ts";

export type Subnet = {
  readonly name: string;
  readonly zone: string;
  readonly range: string;
  readonly routeTable: string;
  /** No route leads out of it: only the network's own, which every table has unsaid. */
  readonly isIsolated: boolean;
};

const subnetSchema = z.object({ AvailabilityZone: z.string(), CidrBlock: z.string() });

/** All subnets of `stage`. Throws on one that has no route table of its own choice, or several. */
export function readSubnets(stage: ResolvedStage): Subnet[] {
  const ofType = (type: string) => stage.resources({ type });
  const routes = ofType("AWS::EC2::Route");
  const associations = ofType("AWS::EC2::SubnetRouteTableAssociation");
  return ofType("AWS::EC2::Subnet").map(({ name, properties }) => {
    const { AvailabilityZone, CidrBlock } = subnetSchema.parse(properties);
    const [routeTable, ...others] = associations
      .filter((association) => association.properties.SubnetId === name)
      .map((association) => z.string().parse(association.properties.RouteTableId));
    if (!routeTable || others.length > 0) throw new Error(`${name} has not one route table.`);
    return {
      name,
      zone: AvailabilityZone,
      range: CidrBlock,
      routeTable,
      isIsolated: !routes.some((route) => route.properties.RouteTableId === routeTable),
    };
  });
}

/** The names of those subnets of `stage` that no route leads out of. */
export const isolatedSubnets = (stage: ResolvedStage): string[] =>
  readSubnets(stage)
    .filter(({ isIsolated }) => isIsolated)
    .map(({ name }) => name);
