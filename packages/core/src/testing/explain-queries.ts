import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import * as z from "zod";
import type { Database } from "../database/index.ts";

const planSchema = z.looseObject({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Shared Hit Blocks": z.number(),
  "Shared Read Blocks": z.number(),
  "Temp Written Blocks": z.number(),
  get Plans() {
    return z.array(planSchema).optional();
  },
});
type Plan = z.infer<typeof planSchema>;
const explanationSchema = z.array(z.object({ Plan: planSchema, "Execution Time": z.number() }));

/** What PostgreSQL did for one statement. */
export type Explanation = {
  readonly statement: string;
  /** The blocks of 8 kB that were read, from memory or disk. */
  readonly blocks: number;
  /** The blocks of temporary files. */
  readonly temporaryBlocks: number;
  /** The tables that were read from start to end. Those that a database function reads are not known. */
  readonly scannedTables: readonly string[];
  readonly milliseconds: number;
};

/** Calls `run` with a connection to `url`, and explains each statement that it sent. */
export async function explainQueries(
  url: string,
  run: (db: Database) => Promise<unknown>,
): Promise<Explanation[]> {
  const pool = new Pool({ connectionString: url, max: 1 });
  const sent: { statement: string; parameters: unknown[] }[] = [];
  const logQuery = (statement: string, parameters: unknown[]) => {
    sent.push({ statement, parameters });
  };
  try {
    await run(drizzle(pool, { logger: { logQuery } }));
    const explanations: Explanation[] = [];
    for (const { statement, parameters } of sent) {
      const { rows } = await pool.query(
        `explain (analyze, buffers, format json) ${statement}`,
        parameters,
      );
      const [explained] = explanationSchema.parse(rows[0]["QUERY PLAN"]);
      if (!explained) throw new Error("PostgreSQL explained nothing");
      const { Plan: plan } = explained;
      explanations.push({
        statement,
        blocks: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"],
        temporaryBlocks: plan["Temp Written Blocks"],
        scannedTables: scannedTables(plan),
        milliseconds: explained["Execution Time"],
      });
    }
    return explanations;
  } finally {
    await pool.end();
  }
}

const scannedTables = (plan: Plan): string[] => [
  ...(plan["Node Type"] === "Seq Scan" && plan["Relation Name"] ? [plan["Relation Name"]] : []),
  ...(plan.Plans ?? []).flatMap(scannedTables),
];
