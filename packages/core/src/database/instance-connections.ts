/**
 * Connections that one Lambda instance opens at most: one for the request, which is one at a time, and
 * one for a health check at the same time. The stage table's arithmetic rests on it.
 */
export const instanceConnections = 2;
