import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import pg from "pg";

const table = pgTable("picture", { name: text("name") });
const db = drizzle(new pg.Pool({}));

/** The smallest function that answers from the database: Hono, drizzle-orm and pg only. */
export const handler = handle(
  new Hono().get("/", async (c) => c.json(await db.select().from(table).where(sql`true`))),
);
