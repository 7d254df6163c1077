import type { JSX } from "hono/jsx/jsx-runtime";

/** The HTML of `page` with its doctype. Pages must not contain asynchronous components. */
export const renderPage = (page: JSX.Element): string => `<!doctype html>${page.toString()}`;
