/** Timeout of the function that deploys the stack. Lambda allows it and the provider that waits for it 15 minutes. */
export const handlerTimeoutMinutes = 14;

/**
 * CloudFormation's timeout for creating the stack, after which it rolls back. The function uses its remaining
 * time to report why. ACM usually validates within a few minutes; if it was slower, the next attempt is fast
 * because the record is in the hosted zone.
 */
export const creationTimeoutMinutes = 12;
