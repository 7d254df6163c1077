import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

/** The smallest function that answers an HTTP API event, to compare others with. */
export const handler = handle(new Hono().get("/", (c) => c.text("ok")));
