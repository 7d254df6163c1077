import { type EditorClient, openEditorClient } from "@iotd/api/editor-client";
import type { Site } from "../site.ts";

const limitMilliseconds = 10_000;

/** A client with its own time limit: it removes what a check made even when the check's time is over. */
export const openCleanUpClient = ({ origin }: Site, cookie: string): EditorClient =>
  openEditorClient(origin, cookie, { signal: AbortSignal.timeout(limitMilliseconds) });
