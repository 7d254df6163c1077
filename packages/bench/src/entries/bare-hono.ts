import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

/** The least that answers an HTTP API event: what every function's size and start is measured by. */
export const handler = handle(new Hono().get("/", (c) => c.text("ok")));
