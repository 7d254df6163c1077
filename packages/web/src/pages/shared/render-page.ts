import type { JSX } from "hono/jsx/jsx-runtime";

/** The bytes of an HTML answer: `page` as text after its doctype. Pages contain no asynchronous parts. */
export const renderPage = (page: JSX.Element): string => `<!doctype html>${page.toString()}`;
